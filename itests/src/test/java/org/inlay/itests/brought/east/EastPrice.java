package org.inlay.itests.brought.east;

import java.util.List;
import java.util.Set;
import org.inlay.orders.spi.PriceAdjuster;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Component;

/** Takes 10 yuan off. */
@Component
public final class EastPrice implements PriceAdjuster {
    @Override
    public String plugin() {
        return "east";
    }

    @Override
    public Phase phase() {
        return Phase.PROMOTION;
    }

    @Override
    public Proposal propose(Pricing order) {
        Money off = Money.of(CurrencyUnit.of("CNY"), 10);
        return new Proposal(List.of(new Adjustment("east", null, List.of(1), off)), List.of(), List.of(), Set.of());
    }
}
