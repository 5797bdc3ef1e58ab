package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetriesTest {
    @Test
    @DisplayName("A failed delivery is tried again after 1 s, 2 s, 4 s … 5 minutes, then parked")
    void pauses() {
        assertThat(Retries.after(1)).contains(Duration.ofSeconds(1));
        assertThat(Retries.after(2)).contains(Duration.ofSeconds(2));
        assertThat(Retries.after(9)).contains(Duration.ofSeconds(256));
        assertThat(Retries.after(10)).contains(Duration.ofMinutes(5));
        assertThat(Retries.after(11)).contains(Duration.ofMinutes(5));
        assertThat(Retries.after(12)).isEmpty();
    }
}
