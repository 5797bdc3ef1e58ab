package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.List;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.joda.money.Money;

/**
 * The money of an order (D9, D15), inside its transaction and after the customer's lock. The sums live on the order's
 * row and change by conditional updates, so that overpaying is impossible under concurrency. Callers tell {@link
 * Consequences} afterwards.
 */
public interface Ledger {
    /** Takes payments at that instant, tender by tender. Problems: {@code overpaid}, {@code unknown-tender}, {@code validation}. */
    void pay(Order order, List<NewPayment> payments, Instant at);

    /** Returns all that is left of the order and repays what was paid (cancellation, D7). Gives back what was repaid. */
    Money repayAll(Order order, String reason, Instant at);
}
