package org.inlay.orders.spi;

import java.util.Map;
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

    /**
     * Something is being returned; gives back what to withhold from the repayment: zero for nothing, below zero to repay again
     * what was withheld before.
     */
    Money refund(Order order, Return now, Return cumulative);

    /**
     * What is returned.
     *
     * @param returned net value
     * @param whole whether nothing is left on the order after it
     * @param withheld what participants keep back of the order until now
     * @param lines what of each line, by its number; lines of which nothing is returned are absent
     */
    record Return(Money returned, boolean whole, Money withheld, Map<Integer, ReturnedLine> lines) {}

    /** @param pieces 0 where only an amount is returned */
    record ReturnedLine(int pieces, Money value) {}
}
