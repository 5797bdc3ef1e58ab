package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.inlay.orders.spi.PriceAdjuster.GiftLine;
import org.inlay.orders.spi.PriceAdjuster.PricedLine;
import org.inlay.orders.spi.PriceAdjuster.Pricing;
import org.jspecify.annotations.Nullable;

/** What coupons come to on an order (C3, C4): reads the order and the coupons, and nothing else. */
final class Offer {
    private final Pricing order;
    private final Basket basket;
    private final List<Voucher> vouchers = new ArrayList<>();

    /** Why a coupon does not apply: a stable reason and what stands in its sentence. */
    record Refused(String reason, Map<String, Object> arguments) {}

    Offer(Pricing order) {
        this.order = order;
        this.basket = new Basket(order.lines(), PricedLine::net);
    }

    List<Adjustment> adjustments() {
        return basket.adjustments();
    }

    List<GiftLine> gifts() {
        return basket.gifts();
    }

    /** Takes the coupon, or says why not. */
    Optional<Refused> take(Voucher voucher) {
        Refused refused = refusal(voucher);
        if (refused != null) {
            return Optional.of(refused);
        }
        basket.apply(voucher.template().terms(), voucher.code());
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
        if (!terms.isUsedIn(order.clinic())) {
            return new Refused("voucher-other-clinic", Map.of());
        }
        if (!terms.isUsedFor(order.orderType())) {
            return new Refused("voucher-other-order-type", Map.of("type", order.orderType()));
        }
        if (vouchers.stream().anyMatch(other -> !other.template().terms().goesWith(terms))) {
            return new Refused("voucher-not-together", Map.of());
        }
        if (basket.applicable(terms).isEmpty() && !terms.isForAnyOrder()) {
            return new Refused("voucher-other-items", Map.of());
        }
        return belowMinimum(terms);
    }

    private @Nullable Refused belowMinimum(Terms terms) {
        BigDecimal minimum = terms.minimumSpend();
        if (minimum == null) {
            return null;
        }
        BigDecimal spend = basket.spend(terms);
        return spend.compareTo(minimum) >= 0
                ? null
                : new Refused(
                        "voucher-below-minimum",
                        Map.of("minimum", minimum, "actual", spend, "short", minimum.subtract(spend)));
    }
}
