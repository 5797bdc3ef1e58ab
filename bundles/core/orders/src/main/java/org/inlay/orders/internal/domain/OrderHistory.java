package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.orders.internal.domain.MoneyRecords.Movement;
import org.jspecify.annotations.Nullable;

/** A customer's history in orders, as facts are rebuilt from it. */
public record OrderHistory(List<Sale> sales, List<StoodDeal> deals) {
    /** Of a customer without orders. */
    public static final OrderHistory EMPTY = new OrderHistory(List.of(), List.of());

    /**
     * An order that was confirmed.
     *
     * @param sold net at the confirmation, in minor units
     * @param cancelledAt null while it stands
     */
    public record Sale(
            String clinic,
            LocalDate date,
            Instant confirmedAt,
            @Nullable Instant cancelledAt,
            long sold,
            List<Movement> movements) {}

    /** A deal that came to stand, of an order or of an imported visit. */
    public record StoodDeal(
            String clinic,
            LocalDate date,
            Instant from,
            @Nullable Instant reversedAt) {}

    /** What of it happened in one clinic. */
    public OrderHistory in(String clinic) {
        return new OrderHistory(
                sales.stream().filter(sale -> sale.clinic().equals(clinic)).toList(),
                deals.stream().filter(deal -> deal.clinic().equals(clinic)).toList());
    }
}
