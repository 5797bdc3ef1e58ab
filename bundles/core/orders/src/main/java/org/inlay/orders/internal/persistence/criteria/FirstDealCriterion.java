package org.inlay.orders.internal.persistence.criteria;

import org.inlay.customers.spi.SegmentCriterion;
import org.osgi.service.component.annotations.Component;

/** Business date of the first standing deal. */
@Component(service = SegmentCriterion.class)
public final class FirstDealCriterion extends FactsDate {
    public FirstDealCriterion() {
        super("first-deal", "first_deal_date");
    }
}
