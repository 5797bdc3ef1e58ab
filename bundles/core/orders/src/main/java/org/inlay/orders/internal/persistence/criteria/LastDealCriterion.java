package org.inlay.orders.internal.persistence.criteria;

import org.inlay.customers.spi.SegmentCriterion;
import org.osgi.service.component.annotations.Component;

/** Business date of the latest standing deal. */
@Component(service = SegmentCriterion.class)
public final class LastDealCriterion extends FactsDate {
    public LastDealCriterion() {
        super("last-deal", "last_deal_date");
    }
}
