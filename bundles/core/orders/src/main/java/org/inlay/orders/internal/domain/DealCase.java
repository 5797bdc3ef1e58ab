package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.function.Function;
import org.inlay.orders.Order;
import org.joda.money.Money;

/**
 * An order as the deal rule sees it: the inputs of a decision, all of them stored.
 *
 * @param lines its lines, gifts too
 * @param net of the whole order, less returns
 * @param due what is still to be paid
 * @param kept paid less repaid
 * @param balance part of {@code kept} paid from stored value (余额支付, D12)
 */
public record DealCase(
        String orderType, List<Line> lines, Money net, Money due, Money kept, boolean writtenOff, Money balance) {
    /**
     * A line.
     *
     * @param net as sold
     * @param returned net value returned of it
     */
    public record Line(String kind, boolean gift, Money net, Money returned) {
        Money left() {
            return net.minus(returned);
        }
    }

    /** The case of a stored order. */
    public static DealCase of(Order order, Money balance) {
        List<Line> lines = order.lines().stream()
                .map(line -> new Line(line.kind(), line.gift(), line.net(), line.returnedNet()))
                .toList();
        return new DealCase(
                order.type(),
                lines,
                order.net(),
                order.due(),
                order.paid().minus(order.repaid()),
                order.writtenOff().isPositive(),
                balance);
    }

    /** The same order before anything was returned. */
    DealCase asSold() {
        List<Line> whole = lines.stream()
                .map(line -> new Line(line.kind(), line.gift(), line.net(), zero()))
                .toList();
        Money sold = whole.stream().map(Line::net).reduce(zero(), Money::plus);
        return new DealCase(orderType, whole, sold, due, kept, writtenOff, balance);
    }

    Money zero() {
        return Money.zero(net.getCurrencyUnit());
    }

    /** Whether a counted line puts money on an account; such an order is judged when paid, whatever the rule says (D12). */
    boolean topsUp(DealRule rule) {
        return lines.stream().anyMatch(line -> ItemKinds.topsUp(line.kind()) && rule.counts(line));
    }

    /** Net of the counted lines, less what was returned of them. */
    Money counted(DealRule rule) {
        return sum(rule, Line::left);
    }

    /** What was returned of the counted lines. */
    Money countedReturns(DealRule rule) {
        return sum(rule, Line::returned);
    }

    private Money sum(DealRule rule, Function<Line, Money> part) {
        return lines.stream().filter(rule::counts).map(part).reduce(zero(), Money::plus);
    }
}
