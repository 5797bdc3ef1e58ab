package org.inlay.platform.web.internal.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Slows down guessing: an address that failed to sign in 20 times within a minute waits until the minute is over. Each
 * node counts for itself; the lock-out of a login, which all nodes share, is the platform's.
 */
@Component(service = SignInThrottle.class)
public final class SignInThrottle {
    static final int FAILURES = 20;
    private static final long WINDOW = 60_000_000_000L;
    private static final int ADDRESSES = 10_000;

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    @Activate
    public SignInThrottle() {
        this(System::nanoTime);
    }

    SignInThrottle(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Lets the address try.
     *
     * @throws Problem {@code throttled} (429)
     */
    public void admit(String address) {
        Window window = windows.get(address);
        if (window != null && !window.over(nanos.getAsLong()) && window.failures >= FAILURES) {
            throw new Problem(Problem.Kind.THROTTLED, "throttled");
        }
    }

    /** Counts a failed try. */
    public void failed(String address) {
        long now = nanos.getAsLong();
        if (windows.size() >= ADDRESSES) {
            windows.values().removeIf(window -> window.over(now));
        }
        windows.compute(
                address,
                (key, window) -> window == null || window.over(now)
                        ? new Window(now, 1)
                        : new Window(window.start, window.failures + 1));
    }

    private record Window(long start, int failures) {
        boolean over(long now) {
            return now - start > WINDOW;
        }
    }
}
