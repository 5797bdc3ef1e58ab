package org.inlay.coupons.internal.domain;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.inlay.orders.Order;
import org.inlay.orders.spi.CheckoutParticipant;
import org.inlay.platform.Problem;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Uses coupons in the order's transaction, and gives them back (C3). */
@Component
public final class Redemption implements CheckoutParticipant {
    private final CouponStore store;
    private final Clock clock;

    @Activate
    public Redemption(@Reference CouponStore store, @Reference Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String plugin() {
        return CouponPrices.PLUGIN;
    }

    @Override
    public boolean confirm(Order order) {
        Map<String, Long> used = new LinkedHashMap<>();
        store.byCodes(order.vouchers()).keySet().stream().sorted().forEach(code -> used.put(code, 0L));
        order.adjustments().stream()
                .filter(adjustment -> adjustment.source().equals(CouponPrices.PLUGIN) && adjustment.code() != null)
                .forEach(adjustment -> used.merge(
                        Objects.requireNonNull(adjustment.code()),
                        -adjustment.amount().getAmountMinorLong(),
                        Long::sum));
        // an order that used several counts once: with the first
        long revenue = order.net().getAmountMinorLong();
        for (Map.Entry<String, Long> voucher : used.entrySet()) {
            if (!store.use(voucher.getKey(), order.id(), clock.instant(), voucher.getValue(), revenue)) {
                throw Problem.conflict("voucher-used").with("code", voucher.getKey());
            }
            revenue = 0;
        }
        return !used.isEmpty();
    }

    /** Problems: {@code coupon-return-rest} while something is withheld for its sake; returning the rest repays that too. */
    @Override
    public void cancel(Order order) {
        boolean partly =
                order.lines().stream().anyMatch(line -> line.returnedNet().isPositive());
        if (partly && recalculated(order).isPresent()) {
            throw Problem.conflict("coupon-return-rest");
        }
        store.restore(order.id());
    }

    @Override
    public Money refund(Order order, Return now, Return cumulative) {
        if (cumulative.whole()) {
            store.restore(order.id());
        }
        return recalculated(order)
                .map(voucher -> new Remainder(order, voucher, cumulative))
                .map(remainder -> remainder.withhold().minus(cumulative.withheld()))
                .orElseGet(() -> Money.zero(now.returned().getCurrencyUnit()));
    }

    /** The coupon of the order whose minimum counts for what remains; it goes with no other. */
    private Optional<Voucher> recalculated(Order order) {
        return store.byCodes(order.vouchers()).values().stream()
                .filter(voucher -> voucher.template().terms().recalculate())
                .findFirst();
    }
}
