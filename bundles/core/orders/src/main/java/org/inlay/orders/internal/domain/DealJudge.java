package org.inlay.orders.internal.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.inlay.orders.internal.domain.DealRule.DecideAt;
import org.inlay.orders.internal.domain.DealRule.OnReturn;
import org.inlay.platform.Allocation;
import org.inlay.platform.Check;
import org.joda.money.Money;

/** Judges orders by a deal rule (D1–D3, D6, D7, D12). Values in, values out. */
public final class DealJudge {
    private DealJudge() {}

    /** The decision, or empty while it has to wait for full payment (PAID, and every top-up). */
    public static Optional<DealDecision> decide(DealRule rule, DealCase order) {
        boolean paid = rule.decideAt() == DecideAt.PAID || order.topsUp(rule);
        if (paid && order.due().isPositive()) {
            return Optional.empty();
        }
        return Optional.of(judge(rule, order, amount(rule, order, paid)));
    }

    /** What the decision would be if the order were paid now in full; for quotes. */
    public static DealDecision preview(DealRule rule, DealCase order) {
        return judge(rule, order, order.counted(rule));
    }

    /**
     * The checks by which a deal that stood at this amount still stands after returns of its counted lines (D7): every one
     * holds, or it is reversed. None where nothing of it came back, or the rule keeps it.
     *
     * @param returnedSince net value of counted lines returned since the decision
     */
    public static List<Check> afterReturns(DealRule rule, Money dealAmount, Money returnedSince) {
        if (rule.onReturn() == OnReturn.KEEP || returnedSince.isZero()) {
            return List.of();
        }
        Money left = dealAmount.minus(returnedSince);
        return List.of(positive(DealDecision.LEFT_POSITIVE, left), minimum(DealDecision.LEFT_MINIMUM, rule, left));
    }

    private static Check positive(String name, Money amount) {
        return new Check(name, text(amount), "> " + text(amount.withAmount(0)), amount.isPositive());
    }

    private static Check minimum(String name, DealRule rule, Money amount) {
        return new Check(
                name,
                text(amount),
                rule.comparison().sign() + " " + text(rule.minimum()),
                rule.comparison().holds(amount, rule.minimum()));
    }

    private static Money amount(DealRule rule, DealCase order, boolean paid) {
        Money counted = order.counted(rule);
        if (!paid) {
            return counted;
        }
        if (order.writtenOff()) {
            Money share = share(order.kept(), counted, order.net());
            counted = share.isLessThan(counted) ? share : counted;
        }
        if (order.topsUp(rule)) {
            Money fresh = counted.minus(order.balance());
            return fresh.isNegative() ? order.zero() : fresh;
        }
        return counted;
    }

    /** The counted lines' part of what was paid (G3). */
    private static Money share(Money kept, Money counted, Money net) {
        Money rest = net.minus(counted);
        return Allocation.split(kept, List.of(counted.getAmountMinorLong(), rest.getAmountMinorLong()))
                .get(0);
    }

    private static DealDecision judge(DealRule rule, DealCase order, Money amount) {
        long counted = order.lines().stream().filter(rule::counts).count();
        return new DealDecision(
                amount,
                List.of(
                        orderType(rule, order.orderType()),
                        new Check(DealDecision.COUNTED_LINES, Long.toString(counted), "≥ 1", counted > 0),
                        positive(DealDecision.AMOUNT_POSITIVE, amount),
                        minimum(DealDecision.MINIMUM, rule, amount)));
    }

    private static Check orderType(DealRule rule, String type) {
        if (rule.orderTypes() == null) {
            return new Check(DealDecision.ORDER_TYPE, type, "*", true);
        }
        String required = String.join(", ", rule.orderTypes().stream().sorted().toList());
        return new Check(
                DealDecision.ORDER_TYPE, type, required, rule.orderTypes().contains(type));
    }

    private static String text(Money money) {
        BigDecimal amount = money.getAmount();
        return amount.toPlainString();
    }
}
