package org.inlay.orders.internal.domain;

import java.util.List;
import org.inlay.platform.Allocation;
import org.joda.money.Money;

/** Spreads what a package or card was sold for over what it holds (D11). */
public final class ComponentValues {
    private ComponentValues() {}

    /** A component: its list price and how many sessions a piece holds. */
    public record Part(Money listPrice, int quantity) {}

    /** The value of each component, by list price × quantity; by quantity alone where nothing has a list price (G3). */
    public static List<Money> spread(Money net, List<Part> parts) {
        List<Long> weights = parts.stream()
                .map(part -> Math.multiplyExact(part.listPrice().getAmountMinorLong(), part.quantity()))
                .toList();
        boolean unpriced = weights.stream().allMatch(weight -> weight == 0);
        return Allocation.split(
                net,
                unpriced ? parts.stream().map(part -> (long) part.quantity()).toList() : weights);
    }
}
