package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inlay.orders.internal.domain.DealRule.Comparison;
import org.inlay.orders.internal.domain.DealRule.CountPer;
import org.inlay.orders.internal.domain.DealRule.DecideAt;
import org.inlay.orders.internal.domain.DealRule.OnReturn;
import org.inlay.platform.Check;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DealJudgeTest {
    private static final String AESTHETIC = "医美";
    private static final CurrencyUnit CNY = CurrencyUnit.of("CNY");

    @Test
    @DisplayName("D4 a card of 999 is a deal at A, where the minimum is 0")
    void cardAtA() {
        DealDecision decision = decide(rule(0), sold("CARD", "999.00"));
        assertThat(decision.value()).isEqualTo("DEAL");
        assertThat(decision.amount()).isEqualTo(cny("999.00"));
        assertThat(decision.checks())
                .extracting(Check::check)
                .containsExactly("order-type", "counted-lines", "amount-positive", "minimum");
        assertThat(decision.checks()).allMatch(Check::passed);
    }

    @Test
    @DisplayName("D5 a 79 yuan bag is no deal where the minimum is 99, and a deal where it is 0")
    void bagAtB() {
        DealDecision atB = decide(rule(99), sold("PACKAGE", "79.00"));
        assertThat(atB.value()).isEqualTo("NO_DEAL");
        assertThat(atB.firstFailure()).contains(new Check("minimum", "79.00", "≥ 99.00", false));
        assertThat(DealFlip.of(atB.checks()))
                .contains(new DealFlip(
                        "deal.flip.minimum",
                        java.util.Map.of("actual", "79.00", "minimum", "99.00", "short", "20.00")));
        assertThat(decide(rule(0), sold("PACKAGE", "79.00")).value()).isEqualTo("DEAL");
    }

    @ParameterizedTest(name = "D2 {0} against 99.00: AT_LEAST {1}, MORE_THAN {2}, short by {3}")
    @CsvSource({"98.99,NO_DEAL,NO_DEAL,0.02", "99.00,DEAL,NO_DEAL,0.01", "99.01,DEAL,DEAL,"})
    void comparisons(String amount, String atLeast, String moreThan, String missing) {
        assertThat(decide(rule(99), sold("SERVICE", amount)).value()).isEqualTo(atLeast);
        DealRule more = new DealRule(
                Set.of(AESTHETIC),
                cny("99.00"),
                Comparison.MORE_THAN,
                DealRule.CORE_KINDS,
                DecideAt.CONFIRMATION,
                OnReturn.REVERSE,
                CountPer.DATE);
        DealDecision decision = decide(more, sold("SERVICE", amount));
        assertThat(decision.value()).isEqualTo(moreThan);
        assertThat(DealFlip.of(decision.checks()).map(flip -> flip.arguments().get("short")))
                .isEqualTo(Optional.ofNullable(missing));
    }

    @Test
    @DisplayName("D1 each failure is named, the first one decides")
    void failures() {
        assertThat(failure(rule(0), order("零售", line("SERVICE", "100.00")))).isEqualTo("order-type");
        assertThat(failure(rule(0), order(AESTHETIC, gift("SERVICE")))).isEqualTo("counted-lines");
        assertThat(failure(rule(0), sold("SERVICE", "0.00"))).isEqualTo("amount-positive");
        assertThat(failure(rule(99), sold("SERVICE", "98.99"))).isEqualTo("minimum");
        assertThat(failure(rule(99), order("零售", gift("SERVICE")))).isEqualTo("order-type");
    }

    @Test
    @DisplayName("D3 with goods off, 60 of service and 60 of goods count 60 and are no deal at a minimum of 99")
    void goodsOff() {
        DealRule goodsOff = rule("99.00", Set.of("SERVICE", "DRUG", "PACKAGE", "CARD"), DecideAt.CONFIRMATION);
        DealDecision decision = decide(goodsOff, order(AESTHETIC, line("SERVICE", "60.00"), line("GOODS", "60.00")));
        assertThat(decision.amount()).isEqualTo(cny("60.00"));
        assertThat(decision.value()).isEqualTo("NO_DEAL");
        assertThat(decide(rule(99), order(AESTHETIC, line("SERVICE", "60.00"), line("GOODS", "60.00")))
                        .value())
                .isEqualTo("DEAL");
    }

    @Test
    @DisplayName("D1 lines of other kinds are ignored, they veto nothing")
    void otherKindsIgnored() {
        DealDecision decision =
                decide(rule(99), order(AESTHETIC, line("SERVICE", "100.00"), line("membership:TOP_UP", "500.00")));
        assertThat(decision.amount()).isEqualTo(cny("100.00"));
        assertThat(decision.value()).isEqualTo("DEAL");
    }

    @Test
    @DisplayName("D8 a gifted newcomer is no deal under minimum 0")
    void giftsNeverCount() {
        DealDecision decision = decide(rule(0), order(AESTHETIC, gift("SERVICE"), gift("GOODS")));
        assertThat(decision.value()).isEqualTo("NO_DEAL");
        assertThat(decision.amount()).isEqualTo(cny("0.00"));
    }

    @Test
    @DisplayName("D7 150 less a return of 60 is 90, below 99: reversed; a return to exactly 99 stands")
    void returnsAcrossTheMinimum() {
        assertThat(stillStands(rule(99), cny("150.00"), cny("60.00"))).isFalse();
        assertThat(stillStands(rule(99), cny("150.00"), cny("51.00"))).isTrue();
        assertThat(stillStands(rule(99), cny("150.00"), cny("51.01"))).isFalse();
        assertThat(stillStands(rule(0), cny("150.00"), cny("150.00"))).isFalse();
        assertThat(stillStands(rule(0), cny("150.00"), cny("149.99"))).isTrue();
    }

    @Test
    @DisplayName(
            "D7 with goods off, service 100 and goods 100: returning the service reverses, returning the goods does not")
    void onlyCountedReturns() {
        DealRule goodsOff = rule("99.00", Set.of("SERVICE"), DecideAt.CONFIRMATION);
        DealCase serviceReturned = order(
                AESTHETIC, new DealCase.Line("SERVICE", false, cny("100.00"), cny("100.00")), line("GOODS", "100.00"));
        DealCase goodsReturned = order(
                AESTHETIC, line("SERVICE", "100.00"), new DealCase.Line("GOODS", false, cny("100.00"), cny("100.00")));
        assertThat(stillStands(goodsOff, cny("100.00"), serviceReturned.countedReturns(goodsOff)))
                .isFalse();
        assertThat(stillStands(goodsOff, cny("100.00"), goodsReturned.countedReturns(goodsOff)))
                .isTrue();
    }

    @Test
    @DisplayName("D7 option KEEP keeps the deal whatever is returned")
    void keep() {
        DealRule keep = new DealRule(
                null,
                cny("99.00"),
                Comparison.AT_LEAST,
                DealRule.CORE_KINDS,
                DecideAt.CONFIRMATION,
                OnReturn.KEEP,
                CountPer.DATE);
        assertThat(stillStands(keep, cny("150.00"), cny("150.00"))).isTrue();
    }

    @Test
    @DisplayName("D6 under PAID the decision waits until nothing is due")
    void paidWaits() {
        DealRule paid = rule("99.00", DealRule.CORE_KINDS, DecideAt.PAID);
        assertThat(DealJudge.decide(paid, money("150.00", "0.01", "149.99", false, "0.00")))
                .isEmpty();
        assertThat(DealJudge.decide(paid, money("150.00", "0.00", "150.00", false, "0.00"))
                        .map(DealDecision::value))
                .contains("DEAL");
    }

    @Test
    @DisplayName("D6 a write-off completes it; then the amount paid is what counts")
    void writeOffCompletes() {
        DealRule paid = rule("99.00", DealRule.CORE_KINDS, DecideAt.PAID);
        DealDecision some = decide(paid, money("150.00", "0.00", "98.99", true, "0.00"));
        assertThat(some.amount()).isEqualTo(cny("98.99"));
        assertThat(some.value()).isEqualTo("NO_DEAL");
        assertThat(decide(paid, money("150.00", "0.00", "99.00", true, "0.00")).value())
                .isEqualTo("DEAL");
    }

    @Test
    @DisplayName(
            "D12 a top-up counts only where its kind is switched on, is judged when paid and leaves out balance payments")
    void topUp() {
        DealRule off = rule("99.00", DealRule.CORE_KINDS, DecideAt.CONFIRMATION);
        DealRule on = rule("99.00", Set.of("membership:TOP_UP"), DecideAt.CONFIRMATION);
        assertThat(failure(off, sold("membership:TOP_UP", "3000.00"))).isEqualTo("counted-lines");
        assertThat(DealJudge.decide(on, topUpOf("1000.00", "1000.00", "0.00", "0.00")))
                .isEmpty();
        assertThat(decide(on, topUpOf("1000.00", "0.00", "1000.00", "0.00")).amount())
                .isEqualTo(cny("1000.00"));
        DealDecision fromBalance = decide(on, topUpOf("1000.00", "0.00", "1000.00", "901.01"));
        assertThat(fromBalance.amount()).isEqualTo(cny("98.99"));
        assertThat(fromBalance.value()).isEqualTo("NO_DEAL");
    }

    @Test
    @DisplayName("D3 D12 an order paid from balance is decided like any other")
    void balanceDoesNotLower() {
        assertThat(decide(rule(99), money("150.00", "0.00", "150.00", false, "150.00"))
                        .amount())
                .isEqualTo(cny("150.00"));
    }

    @Test
    @DisplayName("G6 an order returned below the draft's minimum would be no deal, unless the draft keeps it")
    void rehearsed() {
        DealCase returned = order(AESTHETIC, new DealCase.Line("SERVICE", false, cny("150.00"), cny("60.00")));
        assertThat(DealRehearsal.stands(rule(99), returned)).isFalse();
        assertThat(DealRehearsal.stands(rule(90), returned)).isTrue();
        DealRule keep = new DealRule(
                null,
                cny("99.00"),
                Comparison.AT_LEAST,
                DealRule.CORE_KINDS,
                DecideAt.CONFIRMATION,
                OnReturn.KEEP,
                CountPer.DATE);
        assertThat(DealRehearsal.stands(keep, returned)).isTrue();
    }

    @Test
    @DisplayName("G5 D7 a reversal says what is left and what is missing: 90.00 < 99.00, short by 9.00")
    void reversalExplained() {
        List<Check> checks = DealJudge.afterReturns(rule(99), cny("150.00"), cny("60.00"));
        assertThat(checks)
                .containsExactly(
                        new Check("left-positive", "90.00", "> 0.00", true),
                        new Check("left-minimum", "90.00", "≥ 99.00", false));
        assertThat(DealFlip.of(checks))
                .contains(new DealFlip(
                        "deal.flip.left-minimum",
                        java.util.Map.of("actual", "90.00", "minimum", "99.00", "short", "9.00")));
    }

    private static boolean stillStands(DealRule rule, Money amount, Money returned) {
        return DealJudge.afterReturns(rule, amount, returned).stream().allMatch(Check::passed);
    }

    private static String failure(DealRule rule, DealCase order) {
        return decide(rule, order).firstFailure().map(Check::check).orElse("none");
    }

    private static DealDecision decide(DealRule rule, DealCase order) {
        return DealJudge.decide(rule, order).orElseThrow();
    }

    private static DealRule rule(int minimum) {
        return rule(minimum + ".00", DealRule.CORE_KINDS, DecideAt.CONFIRMATION);
    }

    private static DealRule rule(String minimum, Set<String> kinds, DecideAt decideAt) {
        return new DealRule(
                Set.of(AESTHETIC), cny(minimum), Comparison.AT_LEAST, kinds, decideAt, OnReturn.REVERSE, CountPer.DATE);
    }

    private static DealCase sold(String kind, String net) {
        return order(AESTHETIC, line(kind, net));
    }

    private static DealCase topUpOf(String net, String due, String kept, String balance) {
        return new DealCase(
                AESTHETIC, List.of(line("membership:TOP_UP", net)), cny(net), cny(due), cny(kept), false, cny(balance));
    }

    private static DealCase money(String net, String due, String kept, boolean writtenOff, String balance) {
        return new DealCase(
                AESTHETIC, List.of(line("SERVICE", net)), cny(net), cny(due), cny(kept), writtenOff, cny(balance));
    }

    private static DealCase order(String type, DealCase.Line... lines) {
        List<DealCase.Line> all = new ArrayList<>(List.of(lines));
        Money net = all.stream().map(DealCase.Line::left).reduce(cny("0.00"), Money::plus);
        return new DealCase(type, all, net, net, cny("0.00"), false, cny("0.00"));
    }

    private static DealCase.Line line(String kind, String net) {
        return new DealCase.Line(kind, false, cny(net), cny("0.00"));
    }

    private static DealCase.Line gift(String kind) {
        return new DealCase.Line(kind, true, cny("0.00"), cny("0.00"));
    }

    private static Money cny(String amount) {
        return Money.of(CNY, new java.math.BigDecimal(amount));
    }
}
