package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.Map;
import org.inlay.orders.Order;
import org.inlay.platform.Id;
import org.joda.money.Money;

/**
 * What follows when an order changes: deals are decided, completed or reversed (D6, D7), facts, tags and visits are
 * brought up to date. Called once in a transaction, after the rows of orders, lines and ledgers are written.
 */
public interface Consequences {
    /**
     * Compares the order as it was (read after the customer's lock) with what the database says now.
     *
     * @param at the one instant of this transaction, also on its ledger rows
     * @return the order as it is now, its deal included
     */
    Order settle(Order before, Instant at);

    /** Whether returning these net values (by line id) would reverse the standing deal (D7). */
    boolean wouldReverse(Order order, Map<Id, Money> returned);
}
