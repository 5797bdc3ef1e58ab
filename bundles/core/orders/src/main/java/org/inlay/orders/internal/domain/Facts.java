package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer's orders in one clinic, or in the organisation: kept step by step in the transaction of
 * each change, and always equal to {@link FactsReplay} of the history.
 *
 * @param orders confirmed orders
 * @param orderDates distinct business dates of them
 * @param deals standing deals
 * @param dealsSince since when {@code deals} is 0, 1 or several (T1, per order); null when it never changed
 * @param dealDates distinct business dates with a standing deal
 * @param dealDatesSince the same of {@code dealDates} (T1)
 * @param spend net of the confirmed orders less returns, in minor units
 * @param arrears what is due on them, in minor units (D10)
 * @param arrearsSince since when there are arrears, or none; null when it never changed
 * @param changedAt instant of the latest change
 */
public record Facts(
        int orders,
        int orderDates,
        @Nullable LocalDate firstOrder,
        @Nullable LocalDate lastOrder,
        int deals,
        @Nullable Instant dealsSince,
        int dealDates,
        @Nullable Instant dealDatesSince,
        @Nullable LocalDate firstDeal,
        @Nullable LocalDate lastDeal,
        long spend,
        long arrears,
        @Nullable Instant arrearsSince,
        @Nullable Instant changedAt) {
    /** Of a customer that never had an order. */
    public static final Facts NONE = new Facts(0, 0, null, null, 0, null, 0, null, null, null, 0, 0, null, null);

    /**
     * A step forward.
     *
     * @param order business date of an order that was confirmed; null = none
     * @param deal business date of a deal that came to stand; null = none
     * @param spend change of net, in minor units
     * @param arrears change of what is due, in minor units
     */
    public record Step(@Nullable LocalDate order, @Nullable LocalDate deal, long spend, long arrears, Instant at) {}

    /** The facts after the step; empty when only the whole history can tell (something of an earlier date or instant). */
    public Optional<Facts> after(Step step) {
        if (changedAt != null && step.at().isBefore(changedAt)) {
            return Optional.empty();
        }
        boolean orderKnown =
                step.order() == null || lastOrder == null || !step.order().isBefore(lastOrder);
        boolean dealKnown =
                step.deal() == null || lastDeal == null || !step.deal().isBefore(lastDeal);
        if (!orderKnown || !dealKnown) {
            return Optional.empty();
        }
        return Optional.of(withOrder(step).withDeal(step).withMoney(step));
    }

    private Facts withOrder(Step step) {
        LocalDate date = step.order();
        if (date == null) {
            return this;
        }
        return new Facts(
                orders + 1,
                date.equals(lastOrder) ? orderDates : orderDates + 1,
                firstOrder == null ? date : firstOrder,
                date,
                deals,
                dealsSince,
                dealDates,
                dealDatesSince,
                firstDeal,
                lastDeal,
                spend,
                arrears,
                arrearsSince,
                changedAt);
    }

    private Facts withDeal(Step step) {
        LocalDate date = step.deal();
        if (date == null) {
            return this;
        }
        int dates = date.equals(lastDeal) ? dealDates : dealDates + 1;
        return new Facts(
                orders,
                orderDates,
                firstOrder,
                lastOrder,
                deals + 1,
                several(deals) == several(deals + 1) ? dealsSince : step.at(),
                dates,
                several(dealDates) == several(dates) ? dealDatesSince : step.at(),
                firstDeal == null ? date : firstDeal,
                date,
                spend,
                arrears,
                arrearsSince,
                changedAt);
    }

    private Facts withMoney(Step step) {
        long owed = arrears + step.arrears();
        return new Facts(
                orders,
                orderDates,
                firstOrder,
                lastOrder,
                deals,
                dealsSince,
                dealDates,
                dealDatesSince,
                firstDeal,
                lastDeal,
                spend + step.spend(),
                owed,
                arrears > 0 == owed > 0 ? arrearsSince : step.at(),
                step.at());
    }

    /** None, one, or several: all that the deal tag tells apart. */
    static int several(int count) {
        return Math.min(count, 2);
    }
}
