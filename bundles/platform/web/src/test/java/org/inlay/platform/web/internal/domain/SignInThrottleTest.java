package org.inlay.platform.web.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final SignInThrottle throttle = new SignInThrottle(nanos::get);

    @Test
    @DisplayName("an address that failed 20 times waits for the rest of the minute, others do not")
    void throttles() {
        for (int i = 0; i < SignInThrottle.FAILURES; i++) {
            throttle.admit("a");
            throttle.failed("a");
        }
        assertThat(catchThrowableOfType(Problem.class, () -> throttle.admit("a"))
                        .reason())
                .isEqualTo("throttled");
        assertThatCode(() -> throttle.admit("b")).doesNotThrowAnyException();
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThatCode(() -> throttle.admit("a")).doesNotThrowAnyException();
    }
}
