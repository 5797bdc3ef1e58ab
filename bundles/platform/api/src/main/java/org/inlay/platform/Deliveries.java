package org.inlay.platform;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The deliveries of events that were tried too often and now wait for somebody to look. */
@ProviderType
public interface Deliveries {
    /** Parked deliveries, oldest first. Later deliveries of their aggregate wait behind them. Needs {@code jobs:read}. */
    List<Delivery> parked(int limit);

    /** Tries a parked delivery again; needs {@code jobs:write}; audited. Problems: {@code not-found}. */
    void retry(Id delivery);

    /**
     * A delivery.
     *
     * @param subscription id of the handler
     * @param event name of the event's type
     * @param failure kind of the last failure
     */
    record Delivery(
            Id id,
            String subscription,
            String event,
            Id aggregate,
            int attempts,
            Instant createdAt,
            @Nullable String failure) {}
}
