package org.inlay.orders.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.inlay.orders.internal.domain.SampleOrder.AT;
import static org.inlay.orders.internal.domain.SampleOrder.DATE;
import static org.inlay.orders.internal.domain.SampleOrder.line;
import static org.inlay.orders.internal.domain.Yuan.id;
import static org.inlay.orders.internal.domain.Yuan.yuan;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inlay.customers.Visits;
import org.inlay.orders.Item;
import org.inlay.orders.Item.Component;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.EntitlementStore.Grant;
import org.inlay.orders.internal.domain.EntitlementStore.Standing;
import org.inlay.orders.internal.domain.EntitlementStore.State;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Caller;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.ArgumentCaptor;

class EntitlementGrantsTest {
    private static final Map<String, Item> ITEMS = List.of(
                    item("card", "CARD", "6800.00", new Component("laser", 10, null)),
                    item("bag", "PACKAGE", "680.00", new Component("year", 1, 365), new Component("dots", 3, 28)),
                    item("laser", "SERVICE", "1000.00"),
                    item("year", "SERVICE", "380.00"),
                    item("dots", "SERVICE", "100.00"))
            .stream()
            .collect(Collectors.toMap(Item::code, Function.identity()));

    private final EntitlementStore store = mock(EntitlementStore.class);
    private final ItemStore items = mock(ItemStore.class);
    private final Visits visits = mock(Visits.class);
    private final Access access = mock(Access.class);
    private final Ids ids = mock(Ids.class);
    private final BusinessCalendar calendar = mock(BusinessCalendar.class);
    private final EntitlementGrants grants =
            new EntitlementGrants(store, items, visits, new Stamps(access, calendar), ids);

    @BeforeEach
    void catalogue() {
        when(items.byCodes(anyCollection())).thenAnswer(call -> {
            Collection<String> codes = call.getArgument(0);
            return codes.stream().filter(ITEMS::containsKey).collect(Collectors.toMap(code -> code, ITEMS::get));
        });
        when(access.caller()).thenReturn(new Caller(new Id(3), "desk", Map.of(), Locale.ENGLISH));
        when(ids.next()).thenReturn(id(11), id(12), id(13), id(14));
    }

    @Test
    @DisplayName("D11 the 79 yuan bag spreads over its components by list price")
    void spreads() {
        assertThat(granted(line(1, "bag", "PACKAGE", 1, "79.00", false)))
                .extracting(Grant::item, Grant::quantity, Grant::value, Grant::listPrice, Grant::gift)
                .containsExactly(
                        tuple("year", 1, yuan("44.15"), yuan("380.00"), false),
                        tuple("dots", 3, yuan("34.85"), yuan("100.00"), false));
        verify(visits).evidenceChanged(id(7), "A", DATE);
    }

    @Test
    @DisplayName("D11 two cards bring twice the sessions")
    void quantity() {
        assertThat(granted(line(1, "card", "CARD", 2, "13600.00", false)))
                .singleElement()
                .matches(grant -> grant.quantity() == 20 && grant.value().isEqual(yuan("13600.00")));
    }

    @Test
    @DisplayName("D8 a gift line brings gifts without value, which are evidence of nothing")
    void gift() {
        assertThat(granted(line(1, "card", "CARD", 1, "0.00", true)))
                .singleElement()
                .matches(grant -> grant.gift() && grant.value().isZero());
        verifyNoInteractions(visits);
    }

    @Test
    @DisplayName("D11 sessions sold on 1 Feb 2026 for 28 days may be executed until 1 Mar, for 365 until 1 Feb 2027")
    void validity() {
        assertThat(granted(line(1, "bag", "PACKAGE", 1, "79.00", false)))
                .extracting(Grant::validUntil)
                .containsExactly(LocalDate.of(2027, 2, 1), LocalDate.of(2026, 3, 1));
    }

    @Test
    @DisplayName("D11 services and goods bring no entitlements")
    void servicesBringNone() {
        grants.grantForOrder(
                SampleOrder.confirmed(List.of(line(1, "laser", "SERVICE", 5, "5000.00", false)), List.of()), AT);
        verifyNoInteractions(store);
    }

    @Test
    @DisplayName("D11 an order with executed sessions is not cancelled")
    void executed() {
        Order order = SampleOrder.confirmed(List.of(line(1, "card", "CARD", 1, "6800.00", false)), List.of());
        when(store.ofOrder(order.id())).thenReturn(List.of(standing(0, 1, null)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> grants.voidForOrder(order, "mistake", AT))
                .matches(problem -> problem.reason().equals("executed"));
    }

    @ParameterizedTest(name = "{0} voided, {1} executed, until {2}, on {3}: {4}")
    @CsvSource({
        "0, 0, , 2026-02-01, OPEN",
        "0, 3, 2026-02-28, 2026-02-28, OPEN",
        "0, 3, 2026-02-28, 2026-03-01, EXPIRED",
        "0, 3, 2024-02-29, 2024-02-29, OPEN",
        "0, 3, 2024-02-29, 2024-03-01, EXPIRED",
        "0, 10, 2026-02-28, 2026-03-01, USED",
        "7, 3, 2026-02-28, 2026-02-01, VOID",
        "10, 0, , 2026-02-01, VOID"
    })
    @DisplayName("D11 an entitlement is open, used, void or past its last business date")
    void states(int voided, int executed, @Nullable LocalDate until, LocalDate on, State state) {
        assertThat(standing(voided, executed, until).state(on)).isEqualTo(state);
    }

    private List<Grant> granted(Order.Line line) {
        grants.grantForOrder(SampleOrder.confirmed(List.of(line), List.of()), AT);
        ArgumentCaptor<List<Grant>> granted = ArgumentCaptor.captor();
        verify(store).grant(granted.capture(), eq(AT), any());
        return granted.getValue();
    }

    private static Standing standing(int voided, int executed, @Nullable LocalDate until) {
        return new Standing(
                id(11),
                id(7),
                "A",
                id(100),
                id(1),
                "laser",
                "laser",
                yuan("1000.00"),
                false,
                until,
                "order",
                10,
                voided,
                executed,
                yuan("6800.00"),
                yuan("0.00"),
                yuan("0.00"));
    }

    private static Item item(String code, String kind, String price, Component... components) {
        return new Item(id(1), code, code, kind, yuan(price), null, List.of(components), null, true, 0);
    }
}
