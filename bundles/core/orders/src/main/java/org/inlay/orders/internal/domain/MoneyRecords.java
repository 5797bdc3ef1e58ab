package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inlay.orders.Order;
import org.inlay.platform.Id;
import org.joda.money.CurrencyUnit;

/** Reads the ledgers of orders; one statement a method, whatever the number of orders. */
public interface MoneyRecords {
    /** Payments by order, oldest first; orders without any are absent. */
    Map<Id, List<Order.Payment>> payments(Collection<Id> orders, CurrencyUnit currency);

    /** Returns and repayments by order, oldest first; orders without any are absent. */
    Map<Id, List<Order.Refund>> refunds(Collection<Id> orders, CurrencyUnit currency);

    /** Every movement of what is due, oldest first; orders without any are absent. */
    Map<Id, List<Movement>> movements(Collection<Id> orders);

    /**
     * A movement of what is due on an order: payments and write-offs and returns below zero, repayments above.
     *
     * @param due change of {@code net − (paid − repaid) − written off}, in minor units
     * @param returned net value returned by it, in minor units; 0 unless it is a return
     */
    record Movement(Instant at, long due, long returned) {}
}
