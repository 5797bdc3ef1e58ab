package org.inlay.orders.internal.rest;

import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** Reads currency codes. */
final class Currencies {
    private Currencies() {}

    /** The currency with this ISO code. Problems: {@code validation} naming the field. */
    static CurrencyUnit of(String code, String field) {
        try {
            return CurrencyUnit.of(code);
        } catch (IllegalCurrencyException e) {
            throw Problem.violation(field, "violation.currency");
        }
    }
}
