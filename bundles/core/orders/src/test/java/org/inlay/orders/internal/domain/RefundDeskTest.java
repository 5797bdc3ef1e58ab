package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.orders.internal.domain.SampleOrder.AT;
import static org.inlay.orders.internal.domain.SampleOrder.DATE;
import static org.inlay.orders.internal.domain.SampleOrder.line;
import static org.inlay.orders.internal.domain.Yuan.CNY;
import static org.inlay.orders.internal.domain.Yuan.id;
import static org.inlay.orders.internal.domain.Yuan.yuan;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inlay.customers.Visits;
import org.inlay.orders.Order;
import org.inlay.orders.Order.Repayment;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.inlay.orders.internal.domain.MoneyBooks.Held;
import org.inlay.orders.internal.domain.RefundDesk.Asked;
import org.inlay.orders.internal.domain.RefundDesk.Booked;
import org.inlay.orders.spi.CheckoutParticipant;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinics;
import org.inlay.platform.Events;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundDeskTest {
    private final Order order =
            SampleOrder.confirmed(List.of(line(1, "card", "CARD", 1, "1000.00", false)), List.of("membership"));
    private final MoneyStore store = mock(MoneyStore.class);
    private final MoneyBooks books = mock(MoneyBooks.class);
    private final EntitlementStore entitlements = mock(EntitlementStore.class);
    private final Visits visits = mock(Visits.class);
    private final Extensions extensions = mock(Extensions.class);
    private final Access access = mock(Access.class);
    private final BusinessCalendar calendar = mock(BusinessCalendar.class);
    private final Ids ids = mock(Ids.class);
    private final CheckoutParticipant participant = mock(CheckoutParticipant.class);
    private final Tender stored = mock(Tender.class);
    private final RefundDesk desk = new RefundDesk(
            store,
            books,
            entitlements,
            new Tenders(mock(Clinics.class), extensions),
            new TakingPart(extensions),
            visits,
            new Stamps(access, calendar),
            ids,
            mock(Events.class),
            mock(Audit.class));

    @BeforeEach
    void paidSixHundred() {
        when(books.balance(order.id(), CNY))
                .thenReturn(new Balance(yuan("1000.00"), yuan("600.00"), yuan("0.00"), yuan("0.00"), yuan("0.00")));
        when(books.held(order.id(), CNY))
                .thenReturn(List.of(
                        new Held("CASH", null, false, yuan("450.00")),
                        new Held("STORED", "membership", true, yuan("150.00"))));
        when(extensions.settled("A")).thenReturn(extensions);
        when(extensions.active(CheckoutParticipant.class, "A")).thenReturn(List.of(participant));
        when(extensions.active(Tender.class, "A")).thenReturn(List.of(stored));
        when(participant.plugin()).thenReturn("membership");
        when(participant.refund(any(), any(), any())).thenReturn(yuan("0.00"));
        when(stored.plugin()).thenReturn("membership");
        when(stored.code()).thenReturn("STORED");
        when(access.caller()).thenReturn(new Caller(new Id(3), "desk", Map.of(), Locale.ENGLISH));
        when(calendar.dateOf("A", AT)).thenReturn(DATE);
        when(ids.next()).thenReturn(id(500));
    }

    @Test
    @DisplayName("D9 net 1000, paid 600, return 500: 100 goes back pro rata, 75 in cash and 25 to the stored value")
    void proRata() {
        Booked booked = desk.refund(order, asked("500.00"), AT);
        assertThat(booked.settlement().dueCancelled()).isEqualTo(yuan("400.00"));
        assertThat(booked.repayments())
                .containsExactly(new Repayment("CASH", yuan("75.00")), new Repayment("STORED", yuan("25.00")));
        verify(stored).repay(order, id(500), yuan("25.00"));
    }

    @Test
    @DisplayName("D9 a participant that took part sees this return and the whole, and may withhold")
    void withheld() {
        when(participant.refund(any(), any(), any())).thenReturn(yuan("30.00"));
        assertThat(desk.refund(order, asked("500.00"), AT).settlement().repaid())
                .isEqualTo(yuan("70.00"));
        var now = new CheckoutParticipant.Return(
                yuan("500.00"),
                false,
                yuan("0.00"),
                Map.of(1, new CheckoutParticipant.ReturnedLine(0, yuan("500.00"))));
        verify(participant).refund(order, now, now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CNY -0.01", "USD 1.00"})
    @DisplayName(
            "D9 a participant that withholds less than nothing, or another currency, is named and nothing is booked")
    void badWithholding(String amount) {
        when(participant.refund(any(), any(), any())).thenReturn(Money.parse(amount));
        assertThat(refusal()).isEqualTo("withholding-refused");
        verify(store, never()).book(any(), any(), any(), any());
    }

    @Test
    @DisplayName("D9 a return that leaves nothing of the order says so")
    void whole() {
        desk.refund(order, asked("1000.00"), AT);
        var all = new CheckoutParticipant.Return(
                yuan("1000.00"),
                true,
                yuan("0.00"),
                Map.of(1, new CheckoutParticipant.ReturnedLine(0, yuan("1000.00"))));
        verify(participant).refund(order, all, all);
    }

    @Test
    @DisplayName("D9 a participant's veto stands and nothing is booked")
    void veto() {
        when(participant.refund(any(), any(), any())).thenThrow(Problem.conflict("points-spent"));
        assertThat(refusal()).isEqualTo("points-spent");
        verify(store, never()).book(any(), any(), any(), any());
    }

    @Test
    @DisplayName("D9 an order a missing plugin took part in is not returned")
    void pluginMissing() {
        when(extensions.active(CheckoutParticipant.class, "A")).thenReturn(List.of());
        when(extensions.active(Tender.class, "A")).thenReturn(List.of());
        assertThat(refusal()).isEqualTo("plugin-missing");
    }

    @Test
    @DisplayName("V2 D11 voided sessions are taken back and visits of the date are proposed again")
    void sessions() {
        CourseReturn course = new CourseReturn(id(20), 7, yuan("500.00"), yuan("0.00"));
        LineReturn line = new LineReturn(id(1), 1, yuan("500.00"), List.of(course));
        desk.refund(order, new Asked(List.of(line), null, Cause.CLINIC, "moved away"), AT);
        verify(entitlements).takeBack(List.of(course), id(500), "moved away", new MoneyStore.Stamp(AT, DATE, "desk"));
        verify(visits).evidenceChanged(order.customer(), "A", DATE);
    }

    private String refusal() {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> desk.refund(order, asked("500.00"), AT))
                .actual()
                .reason();
    }

    private static Asked asked(String amount) {
        LineReturn line = new LineReturn(id(1), 0, yuan(amount), List.of());
        return new Asked(List.of(line), null, null, "reaction");
    }
}
