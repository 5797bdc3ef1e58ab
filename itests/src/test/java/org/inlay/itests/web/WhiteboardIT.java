package org.inlay.itests.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.inlay.itests.support.AnyDatabase;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

@InKaraf
@AnyDatabase
class WhiteboardIT {

    @Test
    @DisplayName("A JAX-RS whiteboard that serves nothing is started again by itself")
    void startedAgain() throws BundleException {
        Bundle whiteboard = Stream.of(FrameworkUtil.getBundle(WhiteboardIT.class)
                        .getBundleContext()
                        .getBundles())
                .filter(bundle -> "org.apache.aries.jax.rs.whiteboard".equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
        whiteboard.stop(Bundle.STOP_TRANSIENT);
        assertThat(Rest.here().status("/api/v1/openapi.json")).isNotEqualTo(200);

        Awaitility.await("REST is served again")
                .atMost(Duration.ofSeconds(90))
                .until(() -> Rest.here().status("/api/v1/openapi.json") == 200
                        && Rest.here().status("/health/ready") == 200);
        assertThat(Rest.here().status("/api/v1/clinics")).isEqualTo(401);
    }
}
