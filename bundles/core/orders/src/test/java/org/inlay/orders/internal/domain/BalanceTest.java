package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.orders.internal.domain.Yuan.cents;
import static org.inlay.orders.internal.domain.Yuan.yuan;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inlay.orders.internal.domain.Balance.Settlement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BalanceTest {
    @Test
    @DisplayName("D9 net 1000, paid 600, return 500: nothing is due any more and 100 is repaid")
    void returnCancelsDueFirst() {
        Settlement settled = balance("1000.00", "600.00", "0.00").settle(yuan("500.00"), yuan("0.00"));
        assertThat(settled.dueCancelled()).isEqualTo(yuan("400.00"));
        assertThat(settled.repaid()).isEqualTo(yuan("100.00"));
        assertThat(settled.after().due()).isEqualTo(yuan("0.00"));
        assertThat(settled.after().net()).isEqualTo(yuan("500.00"));
    }

    @Test
    @DisplayName("D9 a return smaller than what is due repays nothing")
    void smallReturn() {
        Settlement settled = balance("1000.00", "600.00", "0.00").settle(yuan("399.99"), yuan("0.00"));
        assertThat(settled.repaid()).isEqualTo(yuan("0.00"));
        assertThat(settled.after().due()).isEqualTo(yuan("0.01"));
    }

    @Test
    @DisplayName("D9 a second return repays what the first one left")
    void secondReturn() {
        Balance after = balance("1000.00", "600.00", "0.00")
                .settle(yuan("500.00"), yuan("0.00"))
                .after();
        assertThat(after.settle(yuan("500.00"), yuan("0.00")).repaid()).isEqualTo(yuan("500.00"));
    }

    @Test
    @DisplayName("D10 due 1000, paid 600 is arrears of 400; 400 more and there are none")
    void arrears() {
        assertThat(balance("1000.00", "600.00", "0.00").due()).isEqualTo(yuan("400.00"));
        assertThat(balance("1000.00", "1000.00", "0.00").due()).isEqualTo(yuan("0.00"));
    }

    @Test
    @DisplayName("D10 what is written off is not due; a return takes it back before it repays")
    void writeOff() {
        Balance writtenOff = balance("1000.00", "600.00", "400.00");
        assertThat(writtenOff.due()).isEqualTo(yuan("0.00"));
        Settlement settled = writtenOff.settle(yuan("500.00"), yuan("0.00"));
        assertThat(settled.writeOffTakenBack()).isEqualTo(yuan("400.00"));
        assertThat(settled.repaid()).isEqualTo(yuan("100.00"));
        assertThat(settled.after().due()).isEqualTo(yuan("0.00"));
    }

    @Test
    @DisplayName("D9 what is withheld lowers the repayment once and does not come back with the next return")
    void withheld() {
        Settlement first = balance("1000.00", "1000.00", "0.00").settle(yuan("500.00"), yuan("50.00"));
        assertThat(first.repaid()).isEqualTo(yuan("450.00"));
        assertThat(first.after().due()).isEqualTo(yuan("0.00"));
        assertThat(first.after().settle(yuan("500.00"), yuan("0.00")).repaid()).isEqualTo(yuan("500.00"));
    }

    @Test
    @DisplayName("D9 what was withheld and is let go is repaid with the next return, after what is due")
    void letGo() {
        Balance after = balance("200.00", "200.00", "0.00")
                .settle(yuan("100.00"), yuan("50.00"))
                .after();
        Settlement rest = after.settle(yuan("100.00"), yuan("-50.00"));
        assertThat(rest.repaid()).isEqualTo(yuan("150.00"));
        assertThat(rest.withheld()).isEqualTo(yuan("-50.00"));
        assertThat(rest.after().withheld()).isEqualTo(yuan("0.00"));
        assertThat(rest.after().due()).isEqualTo(yuan("0.00"));
    }

    @Test
    @DisplayName("D9 no more is withheld than there is to repay")
    void withheldIsCapped() {
        Settlement settled = balance("1000.00", "600.00", "0.00").settle(yuan("500.00"), yuan("300.00"));
        assertThat(settled.withheld()).isEqualTo(yuan("100.00"));
        assertThat(settled.repaid()).isEqualTo(yuan("0.00"));
        assertThat(settled.after().due()).isEqualTo(yuan("0.00"));
    }

    @Property
    @Label("D9 a return accounts for every cent: due cancelled, written off taken back, withheld, repaid")
    void everyCent(
            @ForAll @IntRange(max = 100_000) int net,
            @ForAll @IntRange(max = 100_000) int paid,
            @ForAll @IntRange(max = 100_000) int writtenOff,
            @ForAll @IntRange(max = 100_000) int returned,
            @ForAll @IntRange(max = 1_000) int kept,
            @ForAll @IntRange(min = -1_000, max = 1_000) int withhold) {
        int take = Math.min(paid, net);
        int off = Math.min(writtenOff, net - take);
        int back = Math.min(returned, net);
        Balance before = new Balance(cents(net), cents(take + kept), cents(0), cents(kept), cents(off));
        Settlement settled = before.settle(cents(back), cents(Math.max(withhold, -kept)));
        assertThat(settled.dueCancelled()
                        .plus(settled.writeOffTakenBack())
                        .plus(settled.withheld())
                        .plus(settled.repaid()))
                .isEqualTo(cents(back));
        Balance after = settled.after();
        assertThat(after.due())
                .isEqualTo(after.net()
                        .minus(after.paid())
                        .plus(after.repaid())
                        .plus(after.withheld())
                        .minus(after.writtenOff()));
        assertThat(settled.dueCancelled().isNegative()
                        || settled.writeOffTakenBack().isNegative())
                .isFalse();
    }

    private static Balance balance(String net, String paid, String writtenOff) {
        return new Balance(yuan(net), yuan(paid), yuan("0.00"), yuan("0.00"), yuan(writtenOff));
    }
}
