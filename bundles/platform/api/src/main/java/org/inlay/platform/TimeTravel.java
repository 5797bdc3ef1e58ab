package org.inlay.platform;

import java.time.Instant;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lets tests and the demo data act at another time. The service exists only where the framework property {@code
 * inlay.clock.travel=true} is set, never in a clinic.
 */
@ProviderType
public interface TimeTravel {
    /** Runs the work while the clock of this thread stands at the instant; other threads keep the present. */
    <T> T at(Instant instant, Supplier<T> work);

    /** As {@link #at(Instant, Supplier)}, without a result. */
    default void at(Instant instant, Runnable work) {
        at(instant, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
