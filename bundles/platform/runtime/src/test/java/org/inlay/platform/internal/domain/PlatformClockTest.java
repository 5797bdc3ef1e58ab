package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PlatformClockTest {

    private static final Instant NOW = Instant.parse("2026-11-19T00:00:00.123456789Z");
    private final PlatformClock clock = new PlatformClock(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void microsecondsAreTheFinestThatBothDatabasesKeep() {
        assertThat(clock.instant()).isEqualTo("2026-11-19T00:00:00.123456Z");
    }

    @Test
    void aThreadTravelsAndComesBackThoughItsWorkFails() {
        Instant then = Instant.parse("2024-02-29T12:00:00Z");

        assertThat(clock.<Instant>at(then, clock::instant)).isEqualTo(then);
        assertThatThrownBy(() -> clock.at(then, (Runnable) () -> {
                    throw new IllegalStateException("work failed");
                }))
                .hasMessage("work failed");
        assertThat(clock.instant()).isEqualTo("2026-11-19T00:00:00.123456Z");
    }

    @Test
    void noOtherZone() {
        assertThatThrownBy(() -> clock.withZone(ZoneId.of("Asia/Shanghai")))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
