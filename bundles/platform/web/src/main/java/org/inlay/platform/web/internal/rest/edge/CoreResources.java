package org.inlay.platform.web.internal.rest.edge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime;
import org.osgi.service.jaxrs.runtime.dto.ApplicationDTO;
import org.osgi.service.jaxrs.runtime.dto.BaseDTO;
import org.osgi.service.jaxrs.runtime.dto.RuntimeDTO;

/**
 * What the core's REST interface consists of: the resources and extensions that the components of the core's bundles
 * declare. Nobody keeps a list of them. That a service is registered does not mean that the whiteboard has heard of it, so
 * the whiteboard itself is asked.
 */
@Component(service = CoreResources.class)
public final class CoreResources {
    private static final String WHITEBOARD = "(|(osgi.jaxrs.resource=true)(osgi.jaxrs.extension=true))";

    /** The bundles of the core that have components; the api bundles have none. */
    private static final List<String> BUNDLES =
            List.of("org.inlay.platform.runtime", "org.inlay.platform.web", "org.inlay.customers", "org.inlay.orders");

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final JaxrsServiceRuntime whiteboard;

    @Activate
    public CoreResources(
            BundleContext context,
            @Reference ServiceComponentRuntime components,
            @Reference JaxrsServiceRuntime whiteboard) {
        this.context = context;
        this.components = components;
        this.whiteboard = whiteboard;
    }

    /** What the whiteboard does not know of yet, in words; empty when the application can be offered. */
    List<String> unknown() {
        RuntimeDTO state = whiteboard.getRuntimeDTO();
        return missing(Stream.concat(
                        Stream.concat(
                                Arrays.stream(state.failedResourceDTOs), Arrays.stream(state.failedExtensionDTOs)),
                        inApplications(state, application -> true))
                .map(dto -> dto.serviceId)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** What the application of the core does not serve yet, in words; empty when the core is complete. */
    List<String> unserved() {
        return missing(
                inApplications(whiteboard.getRuntimeDTO(), application -> CoreApplication.NAME.equals(application.name))
                        .map(dto -> dto.serviceId)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<BaseDTO> inApplications(RuntimeDTO state, Predicate<ApplicationDTO> which) {
        return Arrays.stream(state.applicationDTOs)
                .filter(which)
                .flatMap(application -> Stream.concat(
                        Arrays.stream(application.resourceDTOs), Arrays.stream(application.extensionDTOs)));
    }

    private List<String> missing(Set<Long> services) {
        Set<String> there = namesOf(services);
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
                    .filter(component -> !there.contains(component))
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

    private Set<String> namesOf(Set<Long> services) {
        try {
            ServiceReference<?>[] references = context.getAllServiceReferences(null, WHITEBOARD);
            return references == null
                    ? Set.of()
                    : Arrays.stream(references)
                            .filter(reference -> services.contains(reference.getProperty(Constants.SERVICE_ID)))
                            .map(reference -> String.valueOf(reference.getProperty("component.name")))
                            .collect(Collectors.toUnmodifiableSet());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
