package org.inlay.orders.internal.domain;

import java.util.List;
import org.inlay.customers.spi.LegacyDeals.LegacyDeal;
import org.inlay.orders.internal.domain.OrderImport.Attached;

/** Deals of visits that the old system called dealt (D6). */
public interface VisitDeals {
    /** Stores a deal for each customer-day that has none; gives those stored. */
    List<LegacyDeal> store(List<LegacyDeal> deals);

    /**
     * Dealt orders of a customer-day take the place of its dealt visit, which was a deal for want of an order: its deal
     * ends, so that the day has one deal and a return of the order is seen (D7).
     */
    void superseded(List<Attached> orders);
}
