package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockOutTest {

    private static final Instant NOW = Instant.parse("2026-11-19T00:00:00Z");

    private static LockOut failures(int count, Duration apart) {
        LockOut failures = LockOut.NONE;
        for (int i = 0; i < count; i++) {
            failures = failures.failed(NOW.plus(apart.multipliedBy(i)));
        }
        return failures;
    }

    @Test
    void theTenthFailureLocksForAQuarterOfAnHour() {
        assertThat(failures(9, Duration.ZERO).locked(NOW)).isFalse();
        LockOut ten = failures(10, Duration.ZERO);
        assertThat(ten.locked(NOW)).isTrue();
        assertThat(ten.locked(NOW.plus(Duration.ofMinutes(15)).minusNanos(1))).isTrue();
        assertThat(ten.locked(NOW.plus(Duration.ofMinutes(15)))).isFalse();
    }

    @Test
    void oldFailuresAreForgotten() {
        assertThat(failures(10, Duration.ofMinutes(15)).failures()).isEqualTo(1);
        assertThat(failures(10, Duration.ofMinutes(14)).failures()).isEqualTo(10);
    }
}
