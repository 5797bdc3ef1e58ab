package org.inlay.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyInputTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    @ParameterizedTest
    @CsvSource({"999,999.00", "999.5,999.50", "0,0.00", "-3.10,-3.10", "999999999999.99,999999999999.99", "1.0000,1.00"
    })
    @DisplayName("G3 an amount is read exactly")
    void reads(String text, String amount) {
        assertThat(new MoneyInput(text, null).in(CNY, "price")).isEqualTo(Money.parse("CNY " + amount));
    }

    @ParameterizedTest
    @CsvSource({
        "0.001,,violation.decimals",
        "1e3,,violation.amount",
        "'',,violation.amount",
        "' 1',,violation.amount",
        "1.,,violation.amount",
        "1000000000000,,violation.amount",
        "１,,violation.amount",
        "1,USD,violation.currency",
        "1,cny,violation.currency"
    })
    @DisplayName("G3 what is no amount of this currency is refused by name")
    void refuses(String text, String currency, String message) {
        Problem problem = catchThrowableOfType(Problem.class, () -> new MoneyInput(text, currency).in(CNY, "price"));
        assertThat(problem.violations()).containsExactly(new Violation("price", message));
    }

    @Test
    @DisplayName("a sign that is not wanted is refused")
    void signs() {
        MoneyInput zero = new MoneyInput("0", "CNY");
        assertThat(zero.notNegativeIn(CNY, "x").isZero()).isTrue();
        assertThat(catchThrowableOfType(Problem.class, () -> zero.positiveIn(CNY, "x"))
                        .reason())
                .isEqualTo("validation");
        assertThat(catchThrowableOfType(Problem.class, () -> new MoneyInput("-0.01", null).notNegativeIn(CNY, "x"))
                        .reason())
                .isEqualTo("validation");
    }
}
