package org.inlay.orders.internal.domain;

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
}
