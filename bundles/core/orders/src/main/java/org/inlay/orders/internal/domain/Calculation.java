package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.inlay.orders.Item;
import org.inlay.orders.Order;
import org.inlay.orders.Quote;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.inlay.orders.spi.PriceAdjuster.GiftLine;
import org.inlay.orders.spi.PriceAdjuster.Phase;
import org.inlay.orders.spi.PriceAdjuster.Proposal;
import org.inlay.platform.Allocation;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The price of one order being worked out: proposals are checked and applied one after another (C4, G3). */
final class Calculation {
    private static final String CORE = "core";
    private static final int MAXIMUM_GIFT = 9_999;

    private final CurrencyUnit currency;
    private final Set<String> vouchers;
    private final Function<String, Item> items;
    private final List<WorkingLine> lines;
    private final List<Order.Adjustment> adjustments = new ArrayList<>();
    private final List<Quote.Refusal> refusals = new ArrayList<>();
    private final Set<String> plugins = new LinkedHashSet<>();
    private final Set<String> claimed = new LinkedHashSet<>();

    Calculation(CurrencyUnit currency, List<WorkingLine> lines, Set<String> vouchers, Function<String, Item> items) {
        this.currency = currency;
        this.lines = new ArrayList<>(lines);
        this.vouchers = vouchers;
        this.items = items;
    }

    List<PriceAdjuster.PricedLine> shown() {
        return lines.stream().map(WorkingLine::shown).toList();
    }

    /** Takes over what an adjuster proposed. Problems: {@code adjustment-refused} naming plugin and fault. */
    void apply(String plugin, Phase phase, Proposal proposal) {
        for (Adjustment adjustment : proposal.adjustments()) {
            AdjustmentValidator.fault(adjustment, lines, currency).ifPresent(fault -> {
                throw refused(plugin, adjustment.name(), fault);
            });
            spread(adjustment);
            adjustments.add(new Order.Adjustment(
                    phase.name(),
                    plugin,
                    adjustment.name(),
                    adjustment.code(),
                    adjustment.lines().size() == 1 ? adjustment.lines().get(0) : null,
                    adjustment.amount().negated()));
        }
        proposal.gifts().forEach(gift -> give(plugin, gift));
        if (!proposal.adjustments().isEmpty() || !proposal.gifts().isEmpty()) {
            plugins.add(plugin);
        }
        refusals.addAll(proposal.refusals());
        claimed.addAll(proposal.claimed());
    }

    private void spread(Adjustment adjustment) {
        List<Long> weights = adjustment.lines().stream()
                .map(number -> lines.get(number - 1).net().getAmountMinorLong())
                .toList();
        List<Money> parts = Allocation.split(adjustment.amount(), weights);
        for (int i = 0; i < parts.size(); i++) {
            int index = adjustment.lines().get(i) - 1;
            lines.set(index, lines.get(index).less(parts.get(i)));
        }
    }

    private void give(String plugin, GiftLine gift) {
        if (gift.quantity() < 1 || gift.quantity() > MAXIMUM_GIFT) {
            throw refused(plugin, gift.item(), "quantity");
        }
        Item item = items.apply(gift.item());
        if (!item.price().getCurrencyUnit().equals(currency)) {
            throw refused(plugin, gift.item(), "currency");
        }
        lines.add(WorkingLine.sold(lines.size() + 1, item, gift.quantity(), item.price(), true, List.of()));
    }

    private static Problem refused(String plugin, String name, String fault) {
        return Problem.conflict("adjustment-refused")
                .with("plugin", plugin)
                .with("name", name)
                .with("fault", fault);
    }

    /** A refusal of the core itself. */
    void refuse(String code, String reason, String message) {
        refusals.add(new Quote.Refusal(CORE, code, reason, message));
    }

    /** The result; vouchers nobody claimed are refused by name. */
    Priced result(UnaryOperator<String> unknownVoucher) {
        vouchers.stream()
                .filter(code -> !claimed.contains(code))
                .forEach(code -> refuse(code, "unknown-voucher", unknownVoucher.apply(code)));
        lines.stream()
                .map(line -> ItemKinds.pluginOf(line.item().kind()))
                .flatMap(Optional::stream)
                .forEach(plugins::add);
        Money zero = Money.zero(currency);
        Money gross = lines.stream()
                .filter(line -> !line.gift())
                .map(line -> line.price().multipliedBy(line.quantity()))
                .reduce(zero, Money::plus);
        Money net = lines.stream().map(WorkingLine::net).reduce(zero, Money::plus);
        return new Priced(
                lines.stream().map(WorkingLine::priced).toList(),
                List.copyOf(adjustments),
                List.copyOf(refusals),
                gross,
                net,
                Set.copyOf(plugins));
    }
}
