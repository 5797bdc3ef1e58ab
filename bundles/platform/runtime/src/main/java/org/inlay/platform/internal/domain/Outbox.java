package org.inlay.platform.internal.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Deliveries.Delivery;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Where subscriptions and undelivered events are kept. */
public interface Outbox {
    /** Remembers that deliveries of this event are wanted from now on. */
    void subscribe(String subscription, String event);

    /** The subscriptions by event, whether their handlers are there or not. */
    Map<String, List<String>> subscriptions();

    /** Adds deliveries in the caller's transaction. */
    void add(List<Parcel> parcels, Instant createdAt);

    /** Deliveries of these subscriptions that may be tried now: of each aggregate only the earliest. */
    List<Parcel> due(Collection<String> subscriptions, Instant now, int limit);

    /** Takes the delivery until the lease ends; false when somebody else has it. */
    boolean claim(Id delivery, String owner, Instant now, Instant leaseEnd);

    /** Removes a handled delivery in the handler's transaction; false when the lease went to somebody else. */
    boolean remove(Id delivery, String owner);

    /** Gives a claimed delivery back for a next try; null parks it. */
    void giveBack(Id delivery, String owner, int attempts, @Nullable Instant next, @Nullable String failure);

    List<Delivery> parked(int limit);

    /** Makes a parked delivery due again; false when there is no such. */
    boolean unpark(Id delivery);

    /**
     * One event for one subscription.
     *
     * @param attempts failed tries so far
     */
    record Parcel(Id id, String subscription, Id aggregate, String event, Map<String, Object> payload, int attempts) {}
}
