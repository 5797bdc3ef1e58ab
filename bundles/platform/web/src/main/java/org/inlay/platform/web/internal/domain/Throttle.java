package org.inlay.platform.web.internal.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.inlay.platform.Problem;

/** Counts what comes from an address within a minute; past a limit it waits until the minute is over. Each node counts for itself. */
public final class Throttle {
    private static final long WINDOW = 60_000_000_000L;
    private static final int ADDRESSES = 10_000;

    private final int most;
    private final LongSupplier nanos;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    public Throttle(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /**
     * Lets the address try.
     *
     * @throws Problem {@code throttled} (429)
     */
    public void admit(String address) {
        Window window = windows.get(address);
        if (window != null && !window.over(nanos.getAsLong()) && window.counted >= most) {
            throw new Problem(Problem.Kind.THROTTLED, "throttled");
        }
    }

    /** Counts a try by its weight. */
    public void count(String address, int weight) {
        long now = nanos.getAsLong();
        if (windows.size() >= ADDRESSES) {
            windows.values().removeIf(window -> window.over(now));
        }
        windows.compute(
                address,
                (key, window) -> window == null || window.over(now)
                        ? new Window(now, weight)
                        : new Window(window.start, window.counted + weight));
    }

    private record Window(long start, int counted) {
        boolean over(long now) {
            return now - start > WINDOW;
        }
    }
}
