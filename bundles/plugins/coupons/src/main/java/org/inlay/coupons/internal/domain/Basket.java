package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.inlay.orders.spi.PriceAdjuster.GiftLine;
import org.inlay.orders.spi.PriceAdjuster.PricedLine;
import org.inlay.platform.Allocation;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What is left to pay on the lines of an order while terms are applied to it, one after another (C4). */
final class Basket {
    private final List<PricedLine> lines;
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final List<GiftLine> gifts = new ArrayList<>();
    private final Map<Integer, Money> left = new TreeMap<>();

    /** @param price what counts as left of a line at the beginning */
    Basket(List<PricedLine> lines, Function<PricedLine, Money> price) {
        this.lines = lines.stream().filter(line -> !line.gift()).toList();
        this.lines.forEach(line -> left.put(line.number(), price.apply(line)));
    }

    List<Adjustment> adjustments() {
        return adjustments;
    }

    List<GiftLine> gifts() {
        return gifts;
    }

    /** What all adjustments take off. */
    BigDecimal off() {
        return adjustments.stream().map(one -> one.amount().getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The lines that the terms are for and on which something is left. */
    List<PricedLine> applicable(Terms terms) {
        return lines.stream()
                .filter(line -> left(line).isPositive())
                .filter(line -> terms.items().isEmpty() || terms.items().contains(line.item()))
                .filter(line -> terms.kinds().isEmpty() || terms.kinds().contains(line.kind()))
                .toList();
    }

    /** What counts for the minimum: what is left of the lines they are for, of all lines for a gift that needs none of its own. */
    BigDecimal spend(Terms terms) {
        List<PricedLine> counted = applicable(terms);
        return (counted.isEmpty() ? lines : counted)
                .stream().map(line -> left(line).getAmount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether there is something they are for, and enough of it. */
    boolean meets(Terms terms) {
        BigDecimal minimum = terms.minimumSpend();
        return (terms.isForAnyOrder() || !applicable(terms).isEmpty())
                && (minimum == null || spend(terms).compareTo(minimum) >= 0);
    }

    private Money left(PricedLine line) {
        return left.getOrDefault(line.number(), line.net());
    }

    /** Takes off what the terms promise, never more than is left. */
    void apply(Terms terms, @Nullable String code) {
        List<PricedLine> on = applicable(terms);
        switch (terms.kind()) {
            case AMOUNT -> amount(terms, code, on);
            case RATE ->
                on.forEach(line -> take(
                        terms,
                        code,
                        line,
                        left(line).multipliedBy(new BigDecimal(terms.value()), RoundingMode.HALF_UP)));
            case PRICE ->
                on.forEach(line -> take(
                        terms,
                        code,
                        line,
                        left(line).withAmount(new BigDecimal(terms.value())).multipliedBy(line.quantity())));
            case EXCHANGE -> {
                PricedLine line = on.get(0);
                Money piece = left(line).dividedBy(line.quantity(), RoundingMode.HALF_UP);
                take(terms, code, line, left(line).minus(piece));
            }
            case GIFT -> gifts.add(new GiftLine(terms.value(), 1));
        }
    }

    private void amount(Terms terms, @Nullable String code, List<PricedLine> on) {
        Money sum = Money.total(on.stream().map(this::left).toList());
        Money off = sum.withAmount(new BigDecimal(terms.value()));
        Money taken = off.isGreaterThan(sum) ? sum : off;
        adjustments.add(new Adjustment(
                terms.name(), code, on.stream().map(PricedLine::number).toList(), taken));
        // spread as the core spreads it (G3), for those that come after
        List<Money> parts = Allocation.split(
                taken, on.stream().map(line -> left(line).getAmountMinorLong()).toList());
        for (int i = 0; i < parts.size(); i++) {
            left.put(on.get(i).number(), left(on.get(i)).minus(parts.get(i)));
        }
    }

    /** Leaves so much of the line; of a rate, half-up to the cent. */
    private void take(Terms terms, @Nullable String code, PricedLine line, Money rest) {
        Money off = left(line).minus(rest);
        if (off.isPositive()) {
            adjustments.add(new Adjustment(terms.name(), code, List.of(line.number()), off));
            left.put(line.number(), rest);
        }
    }
}
