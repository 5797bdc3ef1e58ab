package org.inlay.orders.internal.persistence.criteria;

import org.inlay.customers.spi.SegmentCriterion;
import org.osgi.service.component.annotations.Component;

/** Business date of the first confirmed order. */
@Component(service = SegmentCriterion.class)
public final class FirstOrderCriterion extends FactsDate {
    public FirstOrderCriterion() {
        super("first-order", "first_order_date");
    }
}
