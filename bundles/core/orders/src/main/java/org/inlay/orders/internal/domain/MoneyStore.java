package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.orders.Order;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of orders and the sums on the order's row, which change together: a sum by one conditional update, so that
 * the database itself refuses what would go too far, and the rows beside it.
 */
public interface MoneyStore {
    /** When, on which business date and by whom something was booked. */
    record Stamp(Instant at, LocalDate date, String by) {}

    /**
     * A payment to be booked.
     *
     * @param plugin that owns the tender; null for those of the clinic's list
     * @param fromBalance whether it drew on stored value (D12)
     */
    record Taken(Id id, String tender, @Nullable String plugin, boolean fromBalance, Money amount) {}

    /** A return to be booked. */
    record Return(
            Id id,
            List<LineReturn> lines,
            Balance.Settlement settlement,
            List<Order.Repayment> repayments,
            @Nullable Cause cause,
            String reason) {}

    /** Books the payments if the order is confirmed and they are not more than is due; says whether it did. */
    boolean take(Id order, List<Taken> payments, Stamp stamp);

    /** Books a write-off if the order is confirmed and it is not more than is due; says whether it did. */
    boolean writeOff(Id order, Money amount, String reason, Stamp stamp);

    /** Books a return with its repayments on order, lines and ledgers. The entitlements are not touched here. */
    void book(Id order, Return back, List<MoneyBooks.Held> held, Stamp stamp);
}
