package org.inlay.orders.internal.domain;

import org.joda.money.Money;

/** The value of some of several equal pieces or sessions (G3). */
public final class Pieces {
    private Pieces() {}

    /**
     * What the next {@code taken} of {@code pieces} are worth together, where {@code left} is what all of them are worth.
     * The earlier ones carry the odd cents; in whatever steps they are taken, the steps add up to {@code left}, because
     * each step starts from what the one before left over.
     */
    public static Money value(Money left, int pieces, int taken) {
        if (taken < 0 || taken > pieces) {
            throw new IllegalArgumentException(taken + " of " + pieces);
        }
        if (taken == pieces) {
            return left;
        }
        long minor = left.getAmountMinorLong();
        return Money.ofMinor(left.getCurrencyUnit(), minor / pieces * taken + Math.min(minor % pieces, taken));
    }
}
