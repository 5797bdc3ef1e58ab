package org.inlay.orders.internal.domain;

import org.inlay.platform.Id;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Short words for tests about money. */
final class Yuan {
    static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    private Yuan() {}

    static Money yuan(String amount) {
        return Money.parse("CNY " + amount);
    }

    static Money cents(long minor) {
        return Money.ofMinor(CNY, minor);
    }

    static Id id(long value) {
        return new Id(value);
    }
}
