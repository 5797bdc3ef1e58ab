package org.inlay.orders.spi;

import org.inlay.orders.Order;
import org.joda.money.Money;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes part in the order's transaction: redeems, restores, refuses. A {@code Problem} vetoes with its reason; any
 * exception rolls everything back.
 */
@ConsumerType
public interface CheckoutParticipant {
    /** Id of the plugin it belongs to. */
    String plugin();

    /** The order is being confirmed; what its adjuster proposed is on it. Returns whether it took part. */
    boolean confirm(Order order);

    /** The order is being cancelled. */
    void cancel(Order order);

    /** Something is being returned; gives back what to withhold from the repayment, zero for nothing. */
    Money refund(Order order, Return now, Return cumulative);

    /** Net value and whether nothing is left on the order after it. */
    record Return(Money returned, boolean whole) {}
}
