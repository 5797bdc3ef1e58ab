package org.inlay.platform.web.internal.rest.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.ws.rs.core.Application;
import org.inlay.platform.web.internal.rest.edge.CoreApplication;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jaxrs.whiteboard.JaxrsWhiteboardConstants;

/** The document of the resources that are there, made anew after one came or went. */
@Component(service = OpenApiDocuments.class)
public final class OpenApiDocuments {
    private final BundleContext context;
    private final Map<Object, String> resources = new ConcurrentHashMap<>();
    private volatile byte @Nullable [] document;

    @Activate
    public OpenApiDocuments(BundleContext context) {
        this.context = context;
    }

    @Reference(
            service = AnyService.class,
            target = "(&(osgi.jaxrs.resource=true)(!(inlay.openapi=false)))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addResource(Object resource, Map<String, Object> properties) {
        Object select = properties.get(JaxrsWhiteboardConstants.JAX_RS_APPLICATION_SELECT);
        resources.put(resource, select instanceof String[] several ? several[0] : String.valueOf(select));
        document = null;
    }

    void removeResource(Object resource) {
        resources.remove(resource);
        document = null;
    }

    /** The document as JSON. */
    public byte[] document() {
        byte[] present = document;
        if (present == null) {
            List<OpenApi.Resource> classes = resources.entrySet().stream()
                    .map(entry -> new OpenApi.Resource(entry.getKey().getClass(), base(entry.getValue())))
                    .toList();
            present = OpenApi.document(classes, Descriptions.of(context.getBundles()));
            document = present;
        }
        return present;
    }

    /** The path of the application that the filter selects, below the core's. */
    private String base(String select) {
        try {
            ServiceReference<?>[] found = context.getServiceReferences(Application.class.getName(), select);
            return found == null
                    ? ""
                    : Arrays.stream(found)
                            .map(reference -> String.valueOf(
                                    reference.getProperty(JaxrsWhiteboardConstants.JAX_RS_APPLICATION_BASE)))
                            .map(base -> base.startsWith(CoreApplication.BASE)
                                    ? base.substring(CoreApplication.BASE.length())
                                    : base)
                            .findFirst()
                            .orElse("");
        } catch (InvalidSyntaxException e) {
            return "";
        }
    }
}
