package org.inlay.orders.internal.console;

import java.math.BigDecimal;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Money as it is typed at a counter. */
final class Amounts {
    private static final int LONGEST = 16;

    private Amounts() {}

    /**
     * The amount; thousands may be parted by commas.
     *
     * @throws Problem {@code validation} of the field when it is no amount of the currency
     */
    static Money typed(String field, String text, CurrencyUnit currency) {
        String plain = text.strip().replace(",", "").replace("，", "");
        try {
            if (plain.length() > LONGEST) {
                throw Problem.violation(field, "violation.amount");
            }
            Money money = Money.of(currency, new BigDecimal(plain));
            if (money.isNegative()) {
                throw Problem.violation(field, "violation.amount");
            }
            return money;
        } catch (NumberFormatException | ArithmeticException malformed) {
            throw Problem.violation(field, "violation.amount");
        }
    }

    /** As it stands in a field. */
    static String text(Money money) {
        return money.getAmount().toPlainString();
    }
}
