package org.inlay.itests.brought.west;

import java.util.List;
import java.util.Set;
import org.inlay.orders.spi.PriceAdjuster;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Component;

/** Takes 20 yuan off. */
@Component
public final class WestPrice implements PriceAdjuster {
    @Override
    public String plugin() {
        return "west";
    }

    @Override
    public Phase phase() {
        return Phase.PROMOTION;
    }

    @Override
    public Proposal propose(Pricing order) {
        Money off = Money.of(CurrencyUnit.of("CNY"), 20);
        return new Proposal(List.of(new Adjustment("west", null, List.of(1), off)), List.of(), List.of(), Set.of());
    }
}
