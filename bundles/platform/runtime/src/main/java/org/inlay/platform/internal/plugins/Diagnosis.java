package org.inlay.platform.internal.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Says in a sentence why bundles that were started do not work. */
@Component(service = Diagnosis.class)
public final class Diagnosis {
    private static final String FAILED = " failed: ";
    private static final String CAUSE = "Caused by: ";

    private final ServiceComponentRuntime components;

    @Activate
    public Diagnosis(@Reference ServiceComponentRuntime components) {
        this.components = components;
    }

    /** What is wrong with these bundles; empty when nothing is. */
    Optional<String> of(List<Bundle> bundles) {
        List<String> findings = new ArrayList<>();
        for (Bundle bundle : bundles) {
            if (bundle.getState() != Bundle.ACTIVE) {
                findings.add(bundle.getSymbolicName() + " did not start");
            }
        }
        components.getComponentDescriptionDTOs(bundles.toArray(new Bundle[0])).stream()
                .flatMap(this::of)
                .forEach(findings::add);
        return findings.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", findings));
    }

    /** Whether one of these bundles has a component that was tried and failed: waiting does not mend that. */
    boolean hopeless(List<Bundle> bundles) {
        return of(bundles).filter(findings -> findings.contains(FAILED)).isPresent();
    }

    /** The last cause in a stack trace: what is around it only says that something failed. */
    private static String innermost(String trace) {
        return trace.lines()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((before, last) -> last)
                .map(line -> line.substring(CAUSE.length()))
                .or(() -> trace.lines().findFirst())
                .orElse("no word");
    }

    private Stream<String> of(ComponentDescriptionDTO component) {
        return components.getComponentConfigurationDTOs(component).stream().flatMap(state -> of(component, state));
    }

    private static Stream<String> of(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
        return switch (state.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Stream.of(component.name + FAILED + innermost(state.failure));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Stream.of(state.unsatisfiedReferences)
                        .map(missing -> component.name + " waits for " + missing.name
                                + (missing.target == null ? "" : " " + missing.target));
            default -> Stream.empty();
        };
    }
}
