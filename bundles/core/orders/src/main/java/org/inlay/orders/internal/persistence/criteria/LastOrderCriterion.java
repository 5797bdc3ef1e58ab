package org.inlay.orders.internal.persistence.criteria;

import org.inlay.customers.spi.SegmentCriterion;
import org.osgi.service.component.annotations.Component;

/** Business date of the latest confirmed order. */
@Component(service = SegmentCriterion.class)
public final class LastOrderCriterion extends FactsDate {
    public LastOrderCriterion() {
        super("last-order", "last_order_date");
    }
}
