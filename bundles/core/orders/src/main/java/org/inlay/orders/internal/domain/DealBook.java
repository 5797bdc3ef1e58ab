package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.List;
import org.inlay.orders.Order;
import org.inlay.platform.Check;
import org.joda.money.Money;

/** The decisions as they are stored: appended, never changed (G4). */
public interface DealBook {
    /** Stores the decision of an order. */
    void decide(Order order, Verdict verdict);

    /** Stores that the order's standing deal was reversed at that instant, with the checks that say why (G5). */
    void reverse(Order order, List<Check> checks, Instant at);

    /** What was returned of counted lines when the order was decided. */
    Money returnedAtDecision(Order order);

    /** What was paid on the order from stored value, less repayments to it. */
    Money balancePaid(Order order);

    /** Whether the decision came with an import (version 0 of the old system, D6). */
    boolean imported(Order order);

    /**
     * A decision with what it rests on.
     *
     * @param returned counted returns before the decision
     */
    record Verdict(DealDecision decision, long ruleVersion, Money returned, Instant at) {}
}
