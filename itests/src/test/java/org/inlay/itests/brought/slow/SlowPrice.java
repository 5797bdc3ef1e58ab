package org.inlay.itests.brought.slow;

import java.util.List;
import java.util.Set;
import org.inlay.orders.spi.PriceAdjuster;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Component;

/** Takes thirty yuan off. */
@Component
public final class SlowPrice implements PriceAdjuster {
    @Override
    public String plugin() {
        return "slow";
    }

    @Override
    public Phase phase() {
        return Phase.PROMOTION;
    }

    @Override
    public Proposal propose(Pricing order) {
        Money off = Money.of(CurrencyUnit.of("CNY"), 30);
        return new Proposal(List.of(new Adjustment("slow", null, List.of(1), off)), List.of(), List.of(), Set.of());
    }
}
