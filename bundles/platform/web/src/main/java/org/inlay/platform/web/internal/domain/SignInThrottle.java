package org.inlay.platform.web.internal.domain;

import java.util.function.LongSupplier;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Slows down guessing: an address that failed to sign in 20 times within a minute waits until the minute is over. The lock-out of a
 * login, which all nodes share, is the platform's.
 */
@Component(service = SignInThrottle.class)
public final class SignInThrottle {
    static final int FAILURES = 20;

    private final Throttle throttle;

    @Activate
    public SignInThrottle() {
        this(System::nanoTime);
    }

    SignInThrottle(LongSupplier nanos) {
        throttle = new Throttle(FAILURES, nanos);
    }

    /**
     * Lets the address try.
     *
     * @throws Problem {@code throttled} (429)
     */
    public void admit(String address) {
        throttle.admit(address);
    }

    /** Counts a failed try. */
    public void failed(String address) {
        throttle.count(address, 1);
    }
}
