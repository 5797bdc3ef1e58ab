package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.internal.domain.DealRule.Comparison;
import org.inlay.orders.internal.domain.DealRule.CountPer;
import org.inlay.orders.internal.domain.DealRule.DecideAt;
import org.inlay.orders.internal.domain.DealRule.OnReturn;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DealRuleDocumentTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    @Test
    @DisplayName("D2 what is left out has its default: AT_LEAST, the five kinds, CONFIRMATION, REVERSE")
    void defaults() {
        DealRule rule = read(Map.of("orderTypes", List.of("医美"), "minimum", "99.00"));
        assertThat(rule)
                .isEqualTo(new DealRule(
                        Set.of("医美"),
                        Money.of(CNY, 99),
                        Comparison.AT_LEAST,
                        DealRule.CORE_KINDS,
                        DecideAt.CONFIRMATION,
                        OnReturn.REVERSE,
                        CountPer.DATE));
    }

    @Test
    @DisplayName("D2 a document that was written reads the same")
    void roundTrip() {
        DealRule rule = read(Map.of(
                "orderTypes",
                List.of("医美", "口腔"),
                "minimum",
                Map.of("amount", "99.5", "currency", "CNY"),
                "comparison",
                "MORE_THAN",
                "kinds",
                List.of("CARD", "membership:TOP_UP"),
                "decideAt",
                "PAID",
                "onReturn",
                "KEEP",
                "countPer",
                "ORDER"));
        assertThat(read(DealRuleDocument.write(rule))).isEqualTo(rule);
        assertThat(read(DealRuleDocument.write(DealRule.shipped(Money.zero(CNY)))))
                .isEqualTo(DealRule.shipped(Money.zero(CNY)));
    }

    @Test
    @DisplayName("D2 every bad field is named")
    void badFields() {
        assertThatThrownBy(() -> read(Map.of(
                        "orderTypes",
                        List.of("洗发"),
                        "minimum",
                        "-1",
                        "comparison",
                        "ABOUT",
                        "kinds",
                        List.of("HAIRCUT"),
                        "decideAt",
                        7,
                        "colour",
                        "red")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.reason()).isEqualTo("validation");
                    assertThat(problem.violations())
                            .extracting(Violation::field)
                            .containsExactlyInAnyOrder(
                                    "orderTypes[0]", "minimum", "comparison", "kinds[0]", "decideAt", "colour");
                });
    }

    @ParameterizedTest(name = "D2 minimum {0} is refused")
    @ValueSource(strings = {"1e3", "99.001", "9999999999999", "NaN", "", "'; drop table or_order --"})
    void badMinimum(String minimum) {
        assertThatThrownBy(() -> read(Map.of("minimum", minimum)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field)
                                .containsExactly("minimum"));
    }

    @Test
    @DisplayName("D2 a minimum with empty decimals is one also where the currency has none")
    void noDecimals() {
        CurrencyUnit yen = CurrencyUnit.of("JPY");
        assertThat(read(yen, Map.of("minimum", "99.00")).minimum()).isEqualTo(Money.ofMajor(yen, 99));
        assertThatThrownBy(() -> read(yen, Map.of("minimum", "99.50"))).isInstanceOf(Problem.class);
        assertThat(read(Map.of("minimum", new BigDecimal("0E-2147483647"))).minimum())
                .isEqualTo(Money.zero(CNY));
        assertThatThrownBy(() -> read(Map.of("minimum", new BigDecimal("1E+2147483647"))))
                .isInstanceOf(Problem.class);
    }

    private static DealRule read(Map<String, Object> document) {
        return read(CNY, document);
    }

    private static DealRule read(CurrencyUnit currency, Map<String, Object> document) {
        return new DealRuleDocument(
                        currency,
                        Set.of("医美", "口腔")::contains,
                        kind -> DealRule.CORE_KINDS.contains(kind) || kind.equals("membership:TOP_UP"))
                .read(document);
    }
}
