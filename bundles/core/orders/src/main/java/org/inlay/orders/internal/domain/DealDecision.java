package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Optional;
import org.inlay.platform.Check;
import org.joda.money.Money;

/**
 * A decision whether an order is a deal (订单成交, D1): its checks in order; the first that failed decided.
 *
 * @param amount the deal amount (D3)
 */
public record DealDecision(Money amount, List<Check> checks) {
    /** The order's type is in the rule. */
    public static final String ORDER_TYPE = "order-type";

    /** At least one non-gift line of a kind that is switched on. */
    public static final String COUNTED_LINES = "counted-lines";

    /** The deal amount is above zero. */
    public static final String AMOUNT_POSITIVE = "amount-positive";

    /** The deal amount meets the minimum. */
    public static final String MINIMUM = "minimum";

    /** Of a reversal (D7): what is left of the deal amount after returns is above zero. */
    public static final String LEFT_POSITIVE = "left-positive";

    /** Of a reversal (D7): what is left of the deal amount after returns meets the minimum. */
    public static final String LEFT_MINIMUM = "left-minimum";

    /** Of a reversal (D7): the order is not cancelled. */
    public static final String NOT_CANCELLED = "not-cancelled";

    /** Whether it is a deal: every check holds. */
    public boolean deal() {
        return checks.stream().allMatch(Check::passed);
    }

    /** The check that decided against a deal. */
    public Optional<Check> firstFailure() {
        return checks.stream().filter(check -> !check.passed()).findFirst();
    }

    /** As stored and answered. */
    public String value() {
        return value(deal());
    }

    static String value(boolean deal) {
        return deal ? "DEAL" : "NO_DEAL";
    }
}
