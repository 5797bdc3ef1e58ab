package org.inlay.platform.web.internal.rest.edge;

import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME;
import static org.osgi.service.http.whiteboard.HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN;
import static org.osgi.service.jaxrs.whiteboard.JaxrsWhiteboardConstants.JAX_RS_APPLICATION_BASE;
import static org.osgi.service.jaxrs.whiteboard.JaxrsWhiteboardConstants.JAX_RS_NAME;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.Servlet;
import javax.ws.rs.core.Application;
import org.inlay.platform.PluginGate;
import org.inlay.platform.spi.Plugin;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.http.context.ServletContextHelper;

/**
 * Gives each plugin that is there, named by its manifest and not by what it says of itself, a REST application of its own, {@code inlay-<id>} at {@code /api/v1/<id>}, so that the
 * core's is not built anew. Its servlet stands in the context of the core's, behind the same {@link ApiFilter}: a filter or
 * a context that came and went would disturb requests that are at that very place. The whiteboard gives the servlets of all
 * applications one name, of which a context takes one; so it is given a context without a path, which is served nowhere, and
 * the servlet is offered again from here.
 */
@Component(service = PluginApplications.class, immediate = true)
public final class PluginApplications {
    private static final String NOWHERE_NAME = "inlay-nowhere";
    private static final String NOWHERE = "(" + HTTP_WHITEBOARD_CONTEXT_NAME + "=" + NOWHERE_NAME + ")";
    private static final String CORE = "(" + HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CoreApplication.CONTEXT + ")";

    private final BundleContext context;
    private final PluginGate gate;
    private final ServiceRegistration<ServletContextHelper> nowhere;
    private final Map<ServiceReference<Plugin>, ServiceRegistration<Application>> applications =
            new ConcurrentHashMap<>();
    private final Map<ServiceReference<Servlet>, ServiceRegistration<Servlet>> servlets = new ConcurrentHashMap<>();

    @Activate
    public PluginApplications(BundleContext context, @Reference PluginGate gate) {
        this.context = context;
        this.gate = gate;
        this.nowhere = context.registerService(
                ServletContextHelper.class,
                new ServletContextHelper() {},
                FrameworkUtil.asDictionary(Map.of(HTTP_WHITEBOARD_CONTEXT_NAME, NOWHERE_NAME)));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPlugin(ServiceReference<Plugin> plugin) {
        String id = plugin.getBundle().getHeaders("").get("Inlay-Plugin");
        if (id == null) {
            return;
        }
        applications.put(
                plugin,
                context.registerService(
                        Application.class,
                        new Application(),
                        FrameworkUtil.asDictionary(Map.of(
                                JAX_RS_NAME,
                                "inlay-" + id,
                                JAX_RS_APPLICATION_BASE,
                                "/" + id,
                                HTTP_WHITEBOARD_CONTEXT_SELECT,
                                NOWHERE))));
    }

    void removePlugin(ServiceReference<Plugin> plugin) {
        unregister(applications.remove(plugin));
    }

    @Reference(
            target = "(" + HTTP_WHITEBOARD_CONTEXT_SELECT + "="
                    + "\\(osgi.http.whiteboard.context.name=inlay-nowhere\\))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addServlet(ServiceReference<Servlet> servlet) {
        String base = String.valueOf(servlet.getProperty(JAX_RS_APPLICATION_BASE));
        servlets.put(
                servlet,
                context.registerService(
                        Servlet.class,
                        new ApplicationServlet(base.substring(1), context.getService(servlet), gate),
                        FrameworkUtil.asDictionary(Map.of(
                                HTTP_WHITEBOARD_SERVLET_NAME,
                                String.valueOf(servlet.getProperty(JAX_RS_NAME)),
                                HTTP_WHITEBOARD_SERVLET_PATTERN,
                                base + "/*",
                                HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED,
                                true,
                                HTTP_WHITEBOARD_CONTEXT_SELECT,
                                CORE))));
    }

    void removeServlet(ServiceReference<Servlet> servlet) {
        unregister(servlets.remove(servlet));
        context.ungetService(servlet);
    }

    private static void unregister(@Nullable ServiceRegistration<?> registration) {
        if (registration != null) {
            registration.unregister();
        }
    }

    @Deactivate
    void stop() {
        applications.values().forEach(ServiceRegistration::unregister);
        servlets.values().forEach(ServiceRegistration::unregister);
        nowhere.unregister();
    }
}
