package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.inlay.orders.spi.PriceAdjuster.GiftLine;
import org.inlay.orders.spi.PriceAdjuster.PricedLine;
import org.inlay.orders.spi.PriceAdjuster.Pricing;
import org.inlay.platform.Allocation;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What coupons come to on an order (C3, C4): reads the order and the coupons, and nothing else. */
final class Offer {
    private final Pricing order;
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final List<GiftLine> gifts = new ArrayList<>();
    private final Map<Integer, Money> left = new TreeMap<>();
    private final List<Voucher> vouchers = new ArrayList<>();

    /** Why a coupon does not apply: a stable reason and what stands in its sentence. */
    record Refused(String reason, Map<String, Object> arguments) {}

    Offer(Pricing order) {
        this.order = order;
        order.lines().stream().filter(line -> !line.gift()).forEach(line -> left.put(line.number(), line.net()));
    }

    List<Adjustment> adjustments() {
        return adjustments;
    }

    List<GiftLine> gifts() {
        return gifts;
    }

    /** Takes the coupon, or says why not. */
    Optional<Refused> take(Voucher voucher) {
        Refused refused = refusal(voucher);
        if (refused != null) {
            return Optional.of(refused);
        }
        List<PricedLine> lines = applicable(voucher.template().terms());
        apply(voucher, lines);
        vouchers.add(voucher);
        return Optional.empty();
    }

    private @Nullable Refused refusal(Voucher voucher) {
        Terms terms = voucher.template().terms();
        String state = voucher.state(order.at());
        if (!state.equals(Voucher.ACTIVE)) {
            return new Refused("voucher-" + state.toLowerCase(Locale.ROOT), Map.of());
        }
        if (order.at().isBefore(voucher.beginsAt())) {
            return new Refused("voucher-not-yet", Map.of());
        }
        if (!voucher.customer().equals(order.customer())) {
            return new Refused("voucher-of-another", Map.of());
        }
        if (!terms.clinics().isEmpty() && !terms.clinics().contains(order.clinic())) {
            return new Refused("voucher-other-clinic", Map.of());
        }
        if (!terms.orderTypes().isEmpty() && !terms.orderTypes().contains(order.orderType())) {
            return new Refused("voucher-other-order-type", Map.of("type", order.orderType()));
        }
        if (vouchers.stream().anyMatch(other -> !together(other.template().terms(), terms))) {
            return new Refused("voucher-not-together", Map.of());
        }
        List<PricedLine> lines = applicable(terms);
        if (lines.isEmpty() && !applies(terms)) {
            return new Refused("voucher-other-items", Map.of());
        }
        return belowMinimum(terms, lines);
    }

    /** A gift for any order needs no line of its own. */
    private static boolean applies(Terms terms) {
        return terms.kind() == Terms.Kind.GIFT
                && terms.items().isEmpty()
                && terms.kinds().isEmpty();
    }

    private @Nullable Refused belowMinimum(Terms terms, List<PricedLine> lines) {
        BigDecimal minimum = terms.minimumSpend();
        if (minimum == null) {
            return null;
        }
        BigDecimal spend = (lines.isEmpty()
                        ? left.values()
                        : lines.stream().map(line -> left(line)).toList())
                .stream().map(Money::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return spend.compareTo(minimum) >= 0
                ? null
                : new Refused(
                        "voucher-below-minimum",
                        Map.of("minimum", minimum, "actual", spend, "short", minimum.subtract(spend)));
    }

    /** C4: none with another, unless both name a group and not the same. */
    private static boolean together(Terms one, Terms other) {
        return one.stackingGroup() != null
                && other.stackingGroup() != null
                && !one.stackingGroup().equals(other.stackingGroup());
    }

    private List<PricedLine> applicable(Terms terms) {
        return order.lines().stream()
                .filter(line -> !line.gift() && left(line).isPositive())
                .filter(line -> terms.items().isEmpty() || terms.items().contains(line.item()))
                .filter(line -> terms.kinds().isEmpty() || terms.kinds().contains(line.kind()))
                .toList();
    }

    private Money left(PricedLine line) {
        return left.getOrDefault(line.number(), line.net());
    }

    private void apply(Voucher voucher, List<PricedLine> lines) {
        Terms terms = voucher.template().terms();
        switch (terms.kind()) {
            case AMOUNT -> amount(voucher, lines);
            case RATE -> lines.forEach(line -> take(voucher, line, share(line, terms)));
            case EXCHANGE -> {
                PricedLine line = lines.get(0);
                take(voucher, line, left(line).dividedBy(line.quantity(), RoundingMode.HALF_UP));
            }
            case GIFT -> gifts.add(new GiftLine(terms.value(), 1));
        }
    }

    /** Never more than is left (C4). */
    private void amount(Voucher voucher, List<PricedLine> lines) {
        Money sum = Money.total(lines.stream().map(this::left).toList());
        Money off = Money.of(
                sum.getCurrencyUnit(), new BigDecimal(voucher.template().terms().value()));
        Money taken = off.isGreaterThan(sum) ? sum : off;
        adjustments.add(new Adjustment(
                voucher.template().terms().name(),
                voucher.code(),
                lines.stream().map(PricedLine::number).toList(),
                taken));
        spread(lines, taken);
    }

    /** What later coupons of the same order find, spread as the core spreads it (G3). */
    private void spread(List<PricedLine> lines, Money taken) {
        List<Money> parts = Allocation.split(
                taken,
                lines.stream().map(line -> left(line).getAmountMinorLong()).toList());
        for (int i = 0; i < parts.size(); i++) {
            left.put(lines.get(i).number(), left(lines.get(i)).minus(parts.get(i)));
        }
    }

    /** 8折 leaves 0.8 of each line, half-up to the cent; what it takes off is the rest. */
    private Money share(PricedLine line, Terms terms) {
        Money now = left(line);
        return now.minus(now.multipliedBy(new BigDecimal(terms.value()), RoundingMode.HALF_UP));
    }

    private void take(Voucher voucher, PricedLine line, Money off) {
        if (off.isPositive()) {
            adjustments.add(
                    new Adjustment(voucher.template().terms().name(), voucher.code(), List.of(line.number()), off));
            left.put(line.number(), left(line).minus(off));
        }
    }
}
