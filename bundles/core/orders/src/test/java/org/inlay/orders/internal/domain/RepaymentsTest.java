package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.orders.internal.domain.Yuan.cents;
import static org.inlay.orders.internal.domain.Yuan.yuan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.inlay.orders.Order.Repayment;
import org.inlay.platform.Problem;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepaymentsTest {
    private static final Map<String, Money> HELD = held("CASH", "400.00", "WECHAT", "200.00");

    @Test
    @DisplayName("D9 by default a repayment goes pro rata over what each tender holds")
    void proRata() {
        assertThat(Repayments.of(yuan("100.00"), HELD, null))
                .containsExactly(repayment("CASH", "66.67"), repayment("WECHAT", "33.33"));
    }

    @Test
    @DisplayName("D9 a tender that holds nothing any more gets nothing back")
    void emptyTender() {
        assertThat(Repayments.of(yuan("100.00"), held("CASH", "0.00", "CARD", "100.00"), null))
                .containsExactly(repayment("CARD", "100.00"));
    }

    @Test
    @DisplayName("D9 where nothing is repaid there is no repayment")
    void nothing() {
        assertThat(Repayments.of(yuan("0.00"), HELD, null)).isEmpty();
        assertThat(Repayments.of(yuan("0.00"), Map.of(), List.of())).isEmpty();
    }

    @Test
    @DisplayName("D9 a repayment as stated is taken as it is")
    void asStated() {
        List<Repayment> stated = List.of(repayment("WECHAT", "90.00"), repayment("CASH", "10.00"));
        assertThat(Repayments.of(yuan("100.00"), HELD, stated)).isEqualTo(stated);
    }

    @ParameterizedTest(name = "{0} {1}, {2} {3}")
    @CsvSource({
        "CASH, 50.00, WECHAT, 49.99",
        "CASH, 50.00, WECHAT, 50.01",
        "CASH, 0.00, WECHAT, 100.00",
        "CASH, -100.00, WECHAT, 200.00",
        "CASH, 50.00, CASH, 50.00",
        "CASH, 50.00, CARD, 50.00",
        "WECHAT, 200.01, CASH, 1.00"
    })
    @DisplayName("D9 a stated repayment that does not add up or asks too much of a tender is refused")
    void mismatch(String first, String firstAmount, String second, String secondAmount) {
        List<Repayment> stated = List.of(repayment(first, firstAmount), repayment(second, secondAmount));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Repayments.of(yuan("100.00"), HELD, stated))
                .matches(problem -> problem.reason().equals("repayment-mismatch"));
    }

    @Property
    @Label("D9 G3 repayments add up and no tender gives more than it holds")
    void neverMoreThanHeld(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 10_000) Integer> holds,
            @ForAll @IntRange(max = 60_000) int repay) {
        Map<String, Money> held = new LinkedHashMap<>();
        for (int i = 0; i < holds.size(); i++) {
            held.put("T" + i, cents(holds.get(i)));
        }
        Money amount =
                cents(Math.min(repay, holds.stream().mapToInt(Integer::intValue).sum()));
        List<Repayment> repayments = Repayments.of(amount, held, null);
        assertThat(repayments).allSatisfy(part -> {
            assertThat(part.amount().isPositive()).isTrue();
            assertThat(part.amount()).isLessThanOrEqualTo(held.get(part.tender()));
        });
        assertThat(repayments.stream().map(Repayment::amount).reduce(cents(0), Money::plus))
                .isEqualTo(amount);
    }

    private static Repayment repayment(String tender, String amount) {
        return new Repayment(tender, yuan(amount));
    }

    private static Map<String, Money> held(String first, String firstAmount, String second, String secondAmount) {
        Map<String, Money> held = new LinkedHashMap<>();
        held.put(first, yuan(firstAmount));
        held.put(second, yuan(secondAmount));
        return held;
    }
}
