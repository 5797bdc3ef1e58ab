package org.inlay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    @Test
    @DisplayName("G3 100.01 over 3333/3333/3334 basis points is 33.33, 33.33 and 33.35")
    void largestRemainder() {
        assertThat(Allocation.split(money("100.01"), List.of(3333L, 3333L, 3334L)))
                .containsExactly(money("33.33"), money("33.33"), money("33.35"));
    }

    @Test
    @DisplayName("G3 equal remainders give the odd cent to the earlier part")
    void tiesGoToTheEarlier() {
        assertThat(Allocation.evenly(money("100.00"), 3))
                .containsExactly(money("33.34"), money("33.33"), money("33.33"));
    }

    @Test
    @DisplayName("G3 a part without weight gets nothing")
    void zeroWeight() {
        assertThat(Allocation.split(money("0.01"), List.of(0L, 5L))).containsExactly(money("0.00"), money("0.01"));
    }

    @Test
    @DisplayName("G3 where no part has weight they share evenly")
    void noWeights() {
        assertThat(Allocation.split(money("0.03"), List.of(0L, 0L))).containsExactly(money("0.02"), money("0.01"));
    }

    @Test
    @DisplayName("G3 a currency without minor units is split into whole ones")
    void yen() {
        assertThat(Allocation.evenly(Money.parse("JPY 100"), 3))
                .containsExactly(Money.parse("JPY 34"), Money.parse("JPY 33"), Money.parse("JPY 33"));
    }

    @Test
    @DisplayName("G3 nothing to split over is refused")
    void noParts() {
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.split(money("1.00"), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.split(money("1.00"), List.of(1L, -1L)));
    }

    @Property
    @Label("G3 the parts add up and none is further than a cent from its exact share")
    void partsAddUp(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long minor,
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 1_000_000_000L) Long> weights) {
        Money amount = Money.ofMinor(CNY, minor);
        List<Money> parts = Allocation.split(amount, weights);
        assertThat(Money.total(parts)).isEqualTo(amount);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.isZero() || part.isNegative() == amount.isNegative())
                        .isTrue());
    }

    private static Money money(String amount) {
        return Money.parse("CNY " + amount);
    }
}
