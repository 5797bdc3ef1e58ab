package org.inlay.orders.internal.domain;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Bounds within which every sum of an order fits 64 bits of minor units. */
final class Limits {
    private static final long LARGEST_MAJOR = 999_999_999L;

    private Limits() {}

    /** The largest price of one piece. */
    static Money largest(CurrencyUnit currency) {
        return Money.ofMajor(currency, LARGEST_MAJOR);
    }
}
