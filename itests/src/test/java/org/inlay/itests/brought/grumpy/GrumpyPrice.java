package org.inlay.itests.brought.grumpy;

import org.inlay.orders.spi.PriceAdjuster;
import org.osgi.service.component.annotations.Component;

/** Does not say whose it is. */
@Component
public final class GrumpyPrice implements PriceAdjuster {
    @Override
    public String plugin() {
        throw new IllegalStateException("none of your business");
    }

    @Override
    public Phase phase() {
        return Phase.PROMOTION;
    }

    @Override
    public Proposal propose(Pricing order) {
        return Proposal.nothing();
    }
}
