package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.orders.internal.domain.SampleOrder.AT;
import static org.inlay.orders.internal.domain.SampleOrder.DATE;
import static org.inlay.orders.internal.domain.SampleOrder.line;
import static org.inlay.orders.internal.domain.Yuan.id;
import static org.inlay.orders.internal.domain.Yuan.yuan;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.Events.PaymentTaken;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.orders.internal.domain.MoneyStore.Taken;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
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

class PaymentDeskTest {
    private final Order order =
            SampleOrder.confirmed(List.of(line(1, "facial", "SERVICE", 1, "1000.00", false)), List.of());
    private final MoneyStore store = mock(MoneyStore.class);
    private final OrderStore orders = mock(OrderStore.class);
    private final Clinics clinics = mock(Clinics.class);
    private final Extensions extensions = mock(Extensions.class);
    private final Access access = mock(Access.class);
    private final BusinessCalendar calendar = mock(BusinessCalendar.class);
    private final Ids ids = mock(Ids.class);
    private final Events events = mock(Events.class);
    private final Tender stored = mock(Tender.class);
    private final PaymentDesk desk = new PaymentDesk(
            store,
            orders,
            new Tenders(clinics, extensions),
            new Stamps(access, calendar),
            ids,
            events,
            mock(Audit.class));

    @BeforeEach
    void clinicTakesCashAndStoredValue() {
        when(clinics.entries("A", "tenders")).thenReturn(List.of(new ListEntry("CASH", "现金")));
        when(extensions.active(Tender.class, "A")).thenReturn(List.of(stored));
        when(stored.code()).thenReturn("STORED");
        when(stored.plugin()).thenReturn("membership");
        when(stored.balance()).thenReturn(true);
        when(access.caller()).thenReturn(new Caller(new Id(3), "desk", Map.of(), Locale.ENGLISH));
        when(calendar.dateOf("A", AT)).thenReturn(DATE);
        when(ids.next()).thenReturn(id(500), id(501));
        when(store.take(any(), anyList(), any())).thenReturn(true);
    }

    @Test
    @DisplayName("D15 a tender of the clinic's list is recorded and nobody else is asked")
    void recorded() {
        desk.pay(order, List.of(cash("600.00")), AT);
        verify(store)
                .take(
                        order.id(),
                        List.of(new Taken(id(500), "CASH", null, false, yuan("600.00"))),
                        new Stamp(AT, DATE, "desk"));
        verify(events)
                .publish(
                        new PaymentTaken(order.id(), id(500), order.customer(), "A", "CASH", yuan("600.00"), AT),
                        order.id());
    }

    @Test
    @DisplayName("D12 D15 a plugin's tender captures, is recorded as taking part, and balance payments are told apart")
    void captured() {
        desk.pay(order, List.of(new NewPayment("STORED", yuan("10.00"), Map.of("account", "1"))), AT);
        verify(store)
                .take(
                        eq(order.id()),
                        eq(List.of(new Taken(id(500), "STORED", "membership", true, yuan("10.00")))),
                        any());
        verify(stored).capture(order, id(500), yuan("10.00"), Map.of("account", "1"));
        verify(orders).addPlugins(order.id(), Set.of("membership"));
    }

    @Test
    @DisplayName("D15 a tender the clinic does not have is refused")
    void unknownTender() {
        assertThat(refusal(new NewPayment("BARTER", yuan("1.00"), Map.of()))).isEqualTo("unknown-tender");
        verify(store, never()).take(any(), anyList(), any());
    }

    @Test
    @DisplayName("D10 what the database will not take because it is more than is due is named so")
    void overpaid() {
        when(store.take(any(), anyList(), any())).thenReturn(false);
        when(orders.get(order.id())).thenReturn(order);
        assertThat(refusal(cash("1000.01"))).isEqualTo("overpaid");
        verify(stored, never()).capture(any(), any(), any(), any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CNY 0.00", "CNY -1.00", "USD 1.00"})
    @DisplayName("D15 a payment is above zero and in the order's currency")
    void badAmounts(String amount) {
        assertThat(refusal(new NewPayment("CASH", Money.parse(amount), Map.of())))
                .isEqualTo("validation");
    }

    private String refusal(NewPayment payment) {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> desk.pay(order, List.of(payment), AT))
                .actual()
                .reason();
    }

    private static NewPayment cash(String amount) {
        return new NewPayment("CASH", yuan(amount), Map.of());
    }
}
