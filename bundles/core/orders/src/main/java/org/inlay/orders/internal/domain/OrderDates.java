package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** When orders were confirmed and cancelled. */
public interface OrderDates {
    /** Orders confirmed or cancelled before the instant, those with the latest such instants first; clinics null = all. */
    List<Dated> before(Id customer, @Nullable Set<String> clinics, Instant before, int limit);

    /** An order with its instants; {@code sold} is its net at the confirmation. */
    record Dated(
            Id id,
            String number,
            String clinic,
            String type,
            Money sold,
            @Nullable Instant confirmedAt,
            @Nullable Instant cancelledAt) {}
}
