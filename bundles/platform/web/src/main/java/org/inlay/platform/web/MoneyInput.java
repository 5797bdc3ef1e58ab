package org.inlay.platform.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money as clients write it: {@code {"amount":"999.00","currency":"CNY"}}, or {@code "999.00"} alone in the clinic's
 * currency.
 *
 * @param amount decimal number, in the currency's major unit
 * @param currency ISO code; null = the clinic's
 */
public record MoneyInput(String amount, @Nullable String currency) {
    /** Up to 12 digits before the point: any sum over them still fits the 64 bits of minor units. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,4})?");

    /**
     * The money, in the currency it must have.
     *
     * @param field named in the refusal
     * @throws Problem {@code validation} when it is no amount, has more decimals than the currency, or another currency
     */
    public Money in(CurrencyUnit expected, String field) {
        if (currency != null && !currency.equals(expected.getCode())) {
            throw Problem.violation(field, "violation.currency");
        }
        if (!DECIMAL.matcher(amount).matches()) {
            throw Problem.violation(field, "violation.amount");
        }
        BigDecimal decimal = new BigDecimal(amount);
        if (decimal.stripTrailingZeros().scale() > expected.getDecimalPlaces()) {
            throw Problem.violation(field, "violation.decimals");
        }
        return Money.of(expected, decimal.setScale(expected.getDecimalPlaces(), RoundingMode.UNNECESSARY));
    }

    /**
     * As {@link #in}, and not below zero.
     *
     * @throws Problem {@code validation}
     */
    public Money notNegativeIn(CurrencyUnit expected, String field) {
        Money money = in(expected, field);
        if (money.isNegative()) {
            throw Problem.violation(field, "violation.negative");
        }
        return money;
    }

    /**
     * As {@link #in}, and above zero.
     *
     * @throws Problem {@code validation}
     */
    public Money positiveIn(CurrencyUnit expected, String field) {
        Money money = in(expected, field);
        if (!money.isPositive()) {
            throw Problem.violation(field, "violation.positive");
        }
        return money;
    }
}
