package org.inlay.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.itests.support.Diagnosis;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

@InKaraf
class BootIT {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "org\\.apache\\.karaf\\.(shell|management|instance|deployer|jdbc|jms|kar|wrapper|webconsole|diagnostic)\\b.*"
                    + "|org\\.apache\\.sshd.*|.*gogo.*|.*webconsole.*|.*pax-url-wrap.*");

    @Inject
    BundleContext context;

    @Inject
    ServiceComponentRuntime components;

    @Test
    @DisplayName("The server says that it is ready")
    void ready() {
        assertThat(Rest.here().get("/health/ready").status()).isEqualTo(200);
        assertThat(Rest.here().get("/health/live").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("Every bundle of the distribution is active")
    void active() {
        Awaitility.await().untilAsserted(() -> assertThat(idle()).isEmpty());
    }

    private List<String> idle() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    @Test
    @DisplayName("Every component of ours finds what it needs")
    void satisfied() {
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(Diagnosis.unsatisfied(components)).isEmpty());
    }

    @Test
    @DisplayName("No shell, SSH, JMX, deployer or console bundle is installed, and nothing runs commands")
    void hardened() throws InvalidSyntaxException {
        assertThat(Arrays.stream(context.getBundles()).map(Bundle::getSymbolicName))
                .noneMatch(name -> FORBIDDEN.matcher(name).matches());
        assertThat(context.getAllServiceReferences("org.apache.felix.service.command.CommandProcessor", null))
                .isNull();
    }
}
