package org.inlay.platform.web.internal.rest.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * What the core's REST interface consists of: the resources and extensions that the components of the core's bundles
 * declare. Nobody keeps a list of them.
 */
@Component(service = CoreResources.class)
public final class CoreResources {
    static final String WHITEBOARD = "(|(osgi.jaxrs.resource=true)(osgi.jaxrs.extension=true))";

    /** The bundles of the core that have components; the api bundles have none. */
    private static final List<String> BUNDLES =
            List.of("org.inlay.platform.runtime", "org.inlay.platform.web", "org.inlay.customers", "org.inlay.orders");

    private final BundleContext context;
    private final ServiceComponentRuntime components;

    @Activate
    public CoreResources(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** What is not there yet, in words; empty when the core is complete. */
    public List<String> missing() {
        Set<String> registered = registered();
        List<String> missing = new ArrayList<>();
        for (String name : BUNDLES) {
            Optional<Bundle> bundle = active(name);
            if (bundle.isEmpty()) {
                missing.add("bundle " + name);
                continue;
            }
            List<ComponentDescriptionDTO> declared = List.copyOf(components.getComponentDescriptionDTOs(bundle.get()));
            if (declared.isEmpty() && bundle.get().getHeaders().get("Service-Component") != null) {
                missing.add("components of " + name);
            }
            declared.stream()
                    .filter(CoreResources::onWhiteboard)
                    .map(component -> component.name)
                    .filter(component -> !registered.contains(component))
                    .forEach(component -> missing.add("resource " + component));
        }
        return missing;
    }

    private Optional<Bundle> active(String symbolicName) {
        return Stream.of(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                .findFirst();
    }

    private static boolean onWhiteboard(ComponentDescriptionDTO component) {
        Map<String, Object> properties = component.properties;
        return isTrue(properties.get("osgi.jaxrs.resource")) || isTrue(properties.get("osgi.jaxrs.extension"));
    }

    private static boolean isTrue(@Nullable Object property) {
        return property != null && "true".equals(property.toString());
    }

    private Set<String> registered() {
        try {
            ServiceReference<?>[] references = context.getAllServiceReferences(null, WHITEBOARD);
            return references == null
                    ? Set.of()
                    : Arrays.stream(references)
                            .map(reference -> String.valueOf(reference.getProperty("component.name")))
                            .collect(Collectors.toUnmodifiableSet());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
