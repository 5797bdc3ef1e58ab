package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inlay.platform.Id;

/** V5: the visit of a day that an order belongs to. */
final class Attachment {
    private Attachment() {}

    /** Of a customer-day's visits that are not void: the latest begun before the order, else the next one. */
    static Optional<Id> of(List<Arrival> day, Instant orderedAt) {
        Optional<Arrival> before =
                day.stream().filter(v -> !v.arrivedAt().isAfter(orderedAt)).max(Arrival.IN_TIME);
        return before.or(() -> day.stream().min(Arrival.IN_TIME)).map(Arrival::id);
    }
}
