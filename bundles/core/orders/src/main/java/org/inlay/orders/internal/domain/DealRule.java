package org.inlay.orders.internal.domain;

import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * When an order of a clinic is a deal (开单设置 + 成交开关, D2).
 *
 * @param orderTypes codes of the order types that count; null = every type of the clinic
 * @param minimum lowest deal amount
 * @param kinds item kinds that are switched on
 * @param decideAt when it is decided (D6)
 * @param onReturn what a return does to a standing deal (D7)
 * @param countPer what the deal tag counts (T1)
 */
public record DealRule(
        @Nullable Set<String> orderTypes,
        Money minimum,
        Comparison comparison,
        Set<String> kinds,
        DecideAt decideAt,
        OnReturn onReturn,
        CountPer countPer) {
    /** How the deal amount is held against the minimum. */
    public enum Comparison {
        AT_LEAST("≥"),
        MORE_THAN(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** The sign people write. */
        String sign() {
            return sign;
        }

        boolean holds(Money amount, Money minimum) {
            return this == AT_LEAST ? !amount.isLessThan(minimum) : amount.isGreaterThan(minimum);
        }
    }

    /** When the deal is decided. */
    public enum DecideAt {
        /** With the confirmation (开单). */
        CONFIRMATION,
        /** From the instant of full payment; a write-off completes it. */
        PAID
    }

    /** What a return below the minimum does. */
    public enum OnReturn {
        REVERSE,
        KEEP
    }

    /** What makes a customer's deals several: their distinct business dates, or their orders. */
    public enum CountPer {
        DATE,
        ORDER
    }

    /** The five kinds of the core, switched on by default. */
    public static final Set<String> CORE_KINDS = Set.of("SERVICE", "GOODS", "DRUG", "PACKAGE", "CARD");

    /** What holds where a clinic has set nothing: every order type, minimum zero, the five kinds. */
    public static DealRule shipped(Money zero) {
        return new DealRule(
                null, zero, Comparison.AT_LEAST, CORE_KINDS, DecideAt.CONFIRMATION, OnReturn.REVERSE, CountPer.DATE);
    }

    /**
     * Version 0 of an imported deal (D6, D7): the old system decided and its rule is not known, so every line counts and
     * the deal stands as long as anything of it is left.
     *
     * @param kinds of the order's lines
     */
    public static DealRule imported(Money zero, Set<String> kinds) {
        return new DealRule(
                null, zero, Comparison.AT_LEAST, kinds, DecideAt.CONFIRMATION, OnReturn.REVERSE, CountPer.DATE);
    }

    boolean counts(DealCase.Line line) {
        return !line.gift() && kinds.contains(line.kind());
    }
}
