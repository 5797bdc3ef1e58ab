package org.inlay.platform.web.internal.rest.edge;

import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_NAME;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN;
import static org.osgi.service.jaxrs.whiteboard.JaxrsWhiteboardConstants.JAX_RS_NAME;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.Filter;
import javax.ws.rs.core.Application;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Puts the {@link ApiFilter} before each REST application, a registration of its own for each: one that selected them all
 * would be put up anew, before the core's too, whenever a plugin comes or goes, and requests would meet 404 meanwhile.
 */
@Component(service = ApiFilters.class, immediate = true)
public final class ApiFilters {
    private final BundleContext context;
    private final ApiFilter filter;
    private final Map<Application, ServiceRegistration<Filter>> registrations = new ConcurrentHashMap<>();

    @Activate
    public ApiFilters(BundleContext context, @Reference ApiFilter filter) {
        this.context = context;
        this.filter = filter;
    }

    @Reference(
            target = "(osgi.jaxrs.name=inlay-*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addApplication(Application application, Map<String, Object> properties) {
        String name = String.valueOf(properties.get(JAX_RS_NAME));
        registrations.put(
                application,
                context.registerService(
                        Filter.class,
                        filter,
                        FrameworkUtil.asDictionary(Map.of(
                                HTTP_WHITEBOARD_FILTER_NAME,
                                "inlay-api-" + name,
                                HTTP_WHITEBOARD_FILTER_PATTERN,
                                "/*",
                                HTTP_WHITEBOARD_CONTEXT_SELECT,
                                "(" + HTTP_WHITEBOARD_CONTEXT_NAME + "=context.for" + name + ")"))));
    }

    void removeApplication(Application application) {
        ServiceRegistration<Filter> registration = registrations.remove(application);
        if (registration != null) {
            registration.unregister();
        }
    }

    @Deactivate
    void stop() {
        registrations.values().forEach(ServiceRegistration::unregister);
        registrations.clear();
    }
}
