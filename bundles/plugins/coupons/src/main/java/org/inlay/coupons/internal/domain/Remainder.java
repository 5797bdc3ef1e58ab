package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.inlay.orders.Order;
import org.inlay.orders.spi.CheckoutParticipant.Return;
import org.inlay.orders.spi.CheckoutParticipant.ReturnedLine;
import org.inlay.platform.Allocation;
import org.joda.money.Money;

/**
 * What is left of an order after returns, priced again (C3, RECALCULATE): below the coupon's minimum it is worth what it was
 * before the coupon.
 */
final class Remainder {
    private final Order order;
    private final Terms terms;
    private final String code;
    private final Return returned;

    Remainder(Order order, Voucher voucher, Return returned) {
        this.order = order;
        this.terms = voucher.template().terms();
        this.code = voucher.code();
        this.returned = returned;
    }

    /** What the coupon took off what remains, when that is below its minimum; else zero. */
    Money withhold() {
        List<Order.Line> lines = order.lines().stream().filter(this::isFor).toList();
        Money zero = order.net().withAmount(0);
        // by its share of the net, as it was spread: what each line was worth before the coupon
        Money off = order.adjustments().stream()
                .filter(one -> code.equals(one.code()))
                .map(one -> one.amount().negated())
                .reduce(zero, Money::plus);
        List<Money> shares = Allocation.split(
                off, lines.stream().map(line -> line.net().getAmountMinorLong()).toList());
        Money before = zero;
        Money now = zero;
        for (int i = 0; i < lines.size(); i++) {
            Order.Line line = lines.get(i);
            ReturnedLine back = returned.lines().get(line.number());
            Money net = back == null ? line.net() : line.net().minus(back.value());
            now = now.plus(net);
            before = before.plus(net).plus(remaining(shares.get(i), line.net(), net));
        }
        BigDecimal minimum = Objects.requireNonNull(terms.minimumSpend());
        return before.getAmount().compareTo(minimum) >= 0 ? zero : before.minus(now);
    }

    private boolean isFor(Order.Line line) {
        return !line.gift()
                && (terms.items().isEmpty() || terms.items().contains(line.item()))
                && (terms.kinds().isEmpty() || terms.kinds().contains(line.kind()));
    }

    /** The part of the share that belongs to what is left of the line. */
    private static Money remaining(Money share, Money whole, Money left) {
        return whole.isZero()
                ? share
                : share.multipliedBy(
                        left.getAmount().divide(whole.getAmount(), 10, RoundingMode.HALF_UP), RoundingMode.HALF_UP);
    }
}
