package org.inlay.orders.internal.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Percentages as reports show them: two decimals, half up. */
final class Percent {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Percent() {}

    /** The part of the whole, e.g. {@code 40.00}; null when there is no whole. */
    static @Nullable String of(long part, long whole) {
        return whole == 0 ? null : exact(part, whole).toString();
    }

    /** What the part leaves of 100, so that both add up. */
    static @Nullable String rest(long part, long whole) {
        return whole == 0 ? null : HUNDRED.subtract(exact(part, whole)).toString();
    }

    private static BigDecimal exact(long part, long whole) {
        return BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
