package org.inlay.itests;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.KarafContainer;
import org.inlay.itests.support.KarafParameter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that a test which fails inside the container fails the build. */
@ExtendWith(KarafParameter.class)
class CanaryIT {

    @Test
    @DisplayName("A failing test in the container is reported with its message and its line")
    void dies(KarafContainer karaf) {
        assertThatThrownBy(() -> karaf.run(Canary.class, "dies"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no air")
                .hasMessageContaining("CanaryIT.java");
    }

    @Test
    @DisplayName("A test that does not exist in the container is an error")
    void unknown(KarafContainer karaf) {
        assertThatThrownBy(() -> karaf.run(Canary.class, "flies")).isInstanceOf(Throwable.class);
    }

    @Test
    @DisplayName("A passing test in the container passes")
    void sings(KarafContainer karaf) {
        assertThatCode(() -> karaf.run(Canary.class, "sings")).doesNotThrowAnyException();
    }

    /** Run by hand through {@link KarafContainer#run}; its name keeps it out of the ordinary run. */
    @InKaraf
    static class Canary {

        @Test
        void dies() {
            throw new AssertionError("no air");
        }

        @Test
        void sings() {}
    }
}
