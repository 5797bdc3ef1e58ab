package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.orders.internal.domain.Yuan.id;
import static org.inlay.orders.internal.domain.Yuan.yuan;

import java.util.List;
import java.util.Map;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.inlay.platform.Problem;
import org.joda.money.Money;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReturnsTest {
    /** D11's card: 10 sessions sold for 6800, list 1000 each, 3 executed. */
    private static final SoldLine CARD = card(1, "6800.00", course(2, 10, 10, 3, "6800.00", "2040.00", "1000.00"));

    @Test
    @DisplayName("D11 card 10 x 680 = 6800, 3 executed, the clinic's reason: 4760 comes back")
    void clinicsReason() {
        assertThat(Returns.ofPieces(List.of(CARD), Map.of(id(1), 1), Cause.CLINIC))
                .containsExactly(new LineReturn(
                        id(1), 1, yuan("4760.00"), List.of(new CourseReturn(id(2), 7, yuan("4760.00"), yuan("0.00")))));
    }

    @Test
    @DisplayName("D11 the same with the customer's reason, list 1000: 3800 comes back, 960 is forfeited")
    void customersReason() {
        assertThat(Returns.ofPieces(List.of(CARD), Map.of(id(1), 1), Cause.CUSTOMER))
                .containsExactly(new LineReturn(
                        id(1),
                        1,
                        yuan("3800.00"),
                        List.of(new CourseReturn(id(2), 7, yuan("4760.00"), yuan("960.00")))));
    }

    @Test
    @DisplayName("D11 the customer's reason never returns below 0")
    void neverBelowZero() {
        SoldLine eightExecuted = card(1, "6800.00", course(2, 10, 10, 8, "6800.00", "5440.00", "1000.00"));
        assertThat(returned(eightExecuted, Cause.CUSTOMER)).isEqualTo(yuan("0.00"));
        assertThat(returned(eightExecuted, Cause.CLINIC)).isEqualTo(yuan("1360.00"));
    }

    @Test
    @DisplayName("D11 sold above list, the customer's reason returns what the clinic's would, not more")
    void soldAboveList() {
        SoldLine dear = card(1, "6800.00", course(2, 10, 10, 3, "6800.00", "2040.00", "500.00"));
        assertThat(returned(dear, Cause.CUSTOMER)).isEqualTo(yuan("4760.00"));
    }

    @Test
    @DisplayName("D11 where every session is executed nothing can be returned")
    void allExecuted() {
        SoldLine used = card(1, "6800.00", course(2, 10, 10, 10, "6800.00", "6800.00", "1000.00"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> returned(used, Cause.CLINIC))
                .matches(problem -> problem.reason().equals("executed"));
    }

    @Test
    @DisplayName("D11 one of two cards comes back whole while the executed sessions fit on the other")
    void oneOfTwoCards() {
        SoldLine two = new SoldLine(
                id(1),
                2,
                yuan("13600.00"),
                0,
                yuan("0.00"),
                List.of(course(2, 10, 20, 3, "13600.00", "2040.00", "1000.00")));
        assertThat(returned(two, Cause.CUSTOMER)).isEqualTo(yuan("6800.00"));
    }

    @Test
    @DisplayName("D11 executed sessions that do not fit on the cards that stay are not returnable")
    void overflow() {
        SoldLine two = new SoldLine(
                id(1),
                2,
                yuan("13600.00"),
                0,
                yuan("0.00"),
                List.of(course(2, 10, 20, 12, "13600.00", "8160.00", "1000.00")));
        assertThat(returned(two, Cause.CLINIC)).isEqualTo(yuan("5440.00"));
        assertThat(returned(two, Cause.CUSTOMER)).isEqualTo(yuan("4800.00"));
    }

    @Test
    @DisplayName("D9 three pieces of 100.00 returned one by one come to 33.34, 33.33 and 33.33")
    void pieceByPiece() {
        Money back = yuan("0.00");
        for (int piece = 0; piece < 3; piece++) {
            SoldLine line = goods(1, 3, "100.00", piece, back);
            Money one = Returns.ofPieces(List.of(line), Map.of(id(1), 1), Cause.CLINIC)
                    .get(0)
                    .value();
            assertThat(one).isEqualTo(yuan(piece == 0 ? "33.34" : "33.33"));
            back = back.plus(one);
        }
        assertThat(back).isEqualTo(yuan("100.00"));
    }

    @Test
    @DisplayName("D9 more pieces than are left, and lines of another order, are refused")
    void refused() {
        List<SoldLine> lines = List.of(goods(1, 3, "100.00", 1, yuan("33.34")));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Returns.ofPieces(lines, Map.of(id(1), 3), Cause.CLINIC))
                .matches(problem -> problem.reason().equals("over-returned"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Returns.ofPieces(lines, Map.of(id(9), 1), Cause.CLINIC))
                .matches(problem -> problem.reason().equals("unknown-line"));
    }

    @Test
    @DisplayName("D9 G3 an amount is spread over what is left of the lines")
    void amount() {
        List<SoldLine> lines =
                List.of(goods(1, 1, "200.00", 0, yuan("0.00")), goods(2, 2, "200.00", 1, yuan("100.00")));
        assertThat(Returns.ofAmount(lines, yuan("100.00")))
                .containsExactly(
                        new LineReturn(id(1), 0, yuan("66.67"), List.of()),
                        new LineReturn(id(2), 0, yuan("33.33"), List.of()));
    }

    @Test
    @DisplayName("D9 D11 an amount never reaches what was executed")
    void amountLeavesExecuted() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Returns.ofAmount(List.of(CARD), yuan("4760.01")))
                .matches(problem -> problem.reason().equals("over-returned"));
        assertThat(Returns.ofAmount(List.of(CARD), yuan("4760.00")))
                .containsExactly(new LineReturn(
                        id(1), 0, yuan("4760.00"), List.of(new CourseReturn(id(2), 7, yuan("4760.00"), yuan("0.00")))));
    }

    @Test
    @DisplayName("D9 D11 an amount below what is left keeps the sessions and lowers their value")
    void amountKeepsSessions() {
        assertThat(Returns.ofAmount(List.of(CARD), yuan("760.00")).get(0).courses())
                .containsExactly(new CourseReturn(id(2), 0, yuan("760.00"), yuan("0.00")));
    }

    @Test
    @DisplayName("D11 G3 a package spreads over its components by list price, then over sessions")
    void packageSpreads() {
        assertThat(ComponentValues.spread(
                        yuan("999.00"),
                        List.of(
                                new ComponentValues.Part(yuan("1280.00"), 1),
                                new ComponentValues.Part(yuan("300.00"), 3),
                                new ComponentValues.Part(yuan("39.90"), 5))))
                .containsExactly(yuan("537.39"), yuan("377.85"), yuan("83.76"));
        assertThat(ComponentValues.spread(
                        yuan("100.00"),
                        List.of(new ComponentValues.Part(yuan("0.00"), 1), new ComponentValues.Part(yuan("0.00"), 3))))
                .containsExactly(yuan("25.00"), yuan("75.00"));
    }

    @Test
    @DisplayName("D11 G3 the executions of 100.00 over three sessions come to 33.34, 33.33 and 33.33")
    void sessions() {
        assertThat(course(2, 3, 3, 0, "100.00", "0.00", "50.00").valueOf(1)).isEqualTo(yuan("33.34"));
        assertThat(course(2, 3, 3, 1, "100.00", "33.34", "50.00").valueOf(1)).isEqualTo(yuan("33.33"));
        assertThat(course(2, 3, 3, 1, "100.00", "33.34", "50.00").valueOf(2)).isEqualTo(yuan("66.66"));
    }

    private static Money returned(SoldLine line, Cause cause) {
        return Returns.ofPieces(List.of(line), Map.of(line.id(), 1), cause)
                .get(0)
                .value();
    }

    private static SoldLine goods(long id, int quantity, String net, int returned, Money returnedNet) {
        return new SoldLine(id(id), quantity, yuan(net), returned, returnedNet, List.of());
    }

    private static SoldLine card(long id, String net, Course course) {
        return new SoldLine(id(id), 1, yuan(net), 0, yuan("0.00"), List.of(course));
    }

    private static Course course(
            long id, int perPiece, int alive, int executed, String value, String executedValue, String list) {
        return new Course(id(id), perPiece, alive, executed, yuan(value), yuan(executedValue), yuan(list));
    }
}
