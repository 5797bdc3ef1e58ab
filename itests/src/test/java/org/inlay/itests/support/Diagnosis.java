package org.inlay.itests.support;

import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Container side: says why the server does not get ready. */
@InKaraf
public final class Diagnosis {

    @Inject
    ServiceComponentRuntime components;

    /** Our components that wait for something, each with what it misses. */
    public static List<String> unsatisfied(ServiceComponentRuntime components) {
        return components.getComponentDescriptionDTOs().stream()
                .filter(component -> component.bundle.symbolicName.startsWith("org.inlay."))
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(component -> component.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                        || component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(Diagnosis::explain)
                .toList();
    }

    private static String explain(ComponentConfigurationDTO component) {
        if (component.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            return component.description.name + " failed: " + component.failure;
        }
        List<String> missing = Arrays.stream(component.unsatisfiedReferences)
                .map(reference -> reference.name + " " + reference.target)
                .toList();
        return component.description.name + " misses " + missing;
    }

    /** Fails with the list; for the host to call when the server does not get ready. */
    @Test
    void report() {
        throw new AssertionError(String.join("\n", unsatisfied(components)));
    }
}
