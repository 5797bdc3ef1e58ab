package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.inlay.orders.Item;
import org.inlay.orders.Quote;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.inlay.orders.spi.PriceAdjuster.GiftLine;
import org.inlay.orders.spi.PriceAdjuster.Phase;
import org.inlay.orders.spi.PriceAdjuster.Proposal;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculationTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    @Test
    @DisplayName("G3 an adjustment of several lines is spread by what is left on them, to the cent")
    void spread() {
        Calculation calculation = of("33.33", "33.33", "33.34");
        calculation.apply("coupons", Phase.COUPON, reduce("满减", "10.00", 1, 2, 3));
        Priced priced = result(calculation);
        assertThat(priced.lines())
                .extracting(line -> line.net().getAmount().toPlainString())
                .containsExactly("30.00", "30.00", "30.00");
        assertThat(priced.net()).isEqualTo(cny("90.00"));
        assertThat(priced.gross()).isEqualTo(cny("100.00"));
        assertThat(priced.plugins()).containsExactly("coupons");
        assertThat(priced.adjustments().get(0).amount()).isEqualTo(cny("-10.00"));
        assertThat(priced.adjustments().get(0).line()).isNull();
    }

    @Test
    @DisplayName("C4 each adjuster sees the lines the one before left")
    void oneAfterAnother() {
        Calculation calculation = of("1280.00");
        calculation.apply("membership", Phase.MEMBER, reduce("8折", "256.00", 1));
        assertThat(calculation.shown())
                .extracting(PriceAdjuster.PricedLine::net)
                .containsExactly(cny("1024.00"));
        calculation.apply("coupons", Phase.COUPON, reduce("满1000减200", "200.00", 1));
        assertThat(result(calculation).net()).isEqualTo(cny("824.00"));
    }

    @ParameterizedTest(name = "D13 an adjuster may not {0}")
    @CsvSource({
        "below-zero,100.01,1,CNY",
        "not-positive,-1.00,1,CNY",
        "not-positive,0.00,1,CNY",
        "unknown-line,1.00,2,CNY",
        "unknown-line,1.00,0,CNY",
        "currency,1.00,1,USD"
    })
    void validated(String fault, String amount, int line, String currency) {
        Calculation calculation = of("100.00");
        Money money = Money.of(CurrencyUnit.of(currency), new java.math.BigDecimal(amount));
        Proposal proposal =
                new Proposal(List.of(new Adjustment("x", null, List.of(line), money)), List.of(), List.of(), Set.of());
        assertThatThrownBy(() -> calculation.apply("bad", Phase.PROMOTION, proposal))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.reason()).isEqualTo("adjustment-refused");
                    assertThat(problem.arguments())
                            .containsEntry("plugin", "bad")
                            .containsEntry("fault", fault);
                });
    }

    @Test
    @DisplayName("D13 an adjustment's code is as short as it is stored")
    void longCode() {
        Calculation calculation = of("100.00");
        for (String code : List.of("c".repeat(200), "c".repeat(201))) {
            Adjustment adjustment = new Adjustment("x", code, List.of(1), cny("1.00"));
            Proposal proposal = new Proposal(List.of(adjustment), List.of(), List.of(), Set.of());
            if (code.length() == 200) {
                calculation.apply("good", Phase.COUPON, proposal);
            } else {
                assertThatThrownBy(() -> calculation.apply("bad", Phase.COUPON, proposal))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.arguments()).containsEntry("fault", "code"));
            }
        }
    }

    @Test
    @DisplayName("D8 gift lines are appended at no price and nothing can be taken off them")
    void gifts() {
        Calculation calculation = of("100.00");
        calculation.apply(
                "coupons",
                Phase.PROMOTION,
                new Proposal(List.of(), List.of(new GiftLine("MASK", 2)), List.of(), Set.of()));
        Priced priced = result(calculation);
        assertThat(priced.lines()).hasSize(2);
        assertThat(priced.lines().get(1).gift()).isTrue();
        assertThat(priced.lines().get(1).net()).isEqualTo(cny("0.00"));
        assertThat(priced.net()).isEqualTo(cny("100.00"));
        assertThat(priced.gross()).isEqualTo(cny("100.00"));
        assertThatThrownBy(() -> calculation.apply("coupons", Phase.COUPON, reduce("x", "1.00", 2)))
                .hasMessageContaining("unknown-line");
    }

    @Test
    @DisplayName("D13 a voucher that nobody claims is refused by name")
    void unclaimed() {
        Calculation calculation = new Calculation(CNY, List.of(line(1, "100.00")), Set.of("V1"), CalculationTest::item);
        Priced priced = calculation.result(code -> "no voucher " + code);
        assertThat(priced.refusals())
                .containsExactly(new Quote.Refusal("core", "V1", "unknown-voucher", "no voucher V1"));
    }

    @Property(tries = 300)
    @DisplayName("G3 whatever is taken off, the parts add up and no line falls below zero")
    void conserves(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 100_000) Integer> cents,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        List<WorkingLine> lines = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < cents.size(); i++) {
            lines.add(line(i + 1, Money.ofMinor(CNY, cents.get(i)).getAmount().toPlainString()));
            total += cents.get(i);
        }
        long off = total * percent / 100;
        if (off == 0) {
            return;
        }
        Calculation calculation = new Calculation(CNY, lines, Set.of(), CalculationTest::item);
        Integer[] all = lines.stream().map(WorkingLine::number).toArray(Integer[]::new);
        calculation.apply(
                "p",
                Phase.COUPON,
                reduce("x", Money.ofMinor(CNY, off).getAmount().toPlainString(), all));
        Priced priced = result(calculation);
        assertThat(priced.net()).isEqualTo(Money.ofMinor(CNY, total - off));
        assertThat(priced.lines()).noneMatch(line -> line.net().isNegative());
    }

    private static Calculation of(String... nets) {
        List<WorkingLine> lines = new ArrayList<>();
        for (String net : nets) {
            lines.add(line(lines.size() + 1, net));
        }
        return new Calculation(CNY, lines, Set.of(), CalculationTest::item);
    }

    private static Priced result(Calculation calculation) {
        return calculation.result(code -> "");
    }

    private static Proposal reduce(String name, String amount, Integer... lines) {
        return new Proposal(
                List.of(new Adjustment(name, null, List.of(lines), cny(amount))), List.of(), List.of(), Set.of());
    }

    private static WorkingLine line(int number, String price) {
        return WorkingLine.sold(number, item("S" + number), 1, cny(price), false, List.of());
    }

    private static Item item(String code) {
        return new Item(new Id(1), code, code, "SERVICE", cny("50.00"), null, List.of(), null, true, 0);
    }

    private static Money cny(String amount) {
        return Money.of(CNY, new java.math.BigDecimal(amount));
    }
}
