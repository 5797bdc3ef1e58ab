package org.inlay.hello.internal.domain;

import java.util.List;
import java.util.Set;
import org.inlay.orders.spi.PriceAdjuster;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Component;

/** One unit of the currency off the first line for whoever smiles: {@code "inputs":{"hello":{"smile":true}}}. */
@Component
public final class SmileDiscount implements PriceAdjuster {
    @Override
    public String plugin() {
        return "hello";
    }

    @Override
    public Phase phase() {
        return Phase.PROMOTION;
    }

    @Override
    public Proposal propose(Pricing order) {
        Money one = Money.of(order.lines().get(0).net().getCurrencyUnit(), 1);
        if (!Boolean.TRUE.equals(order.inputs().get("smile"))
                || order.lines().get(0).net().isLessThan(one)) {
            return Proposal.nothing();
        }
        Adjustment smile =
                new Adjustment("smile", null, List.of(order.lines().get(0).number()), one);
        return new Proposal(List.of(smile), List.of(), List.of(), Set.of());
    }
}
