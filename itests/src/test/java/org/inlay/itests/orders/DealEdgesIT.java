package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.orders.Till.one;
import static org.inlay.itests.orders.Till.payment;
import static org.inlay.itests.orders.Till.yuan;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.inject.Inject;
import org.inlay.customers.Tags;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Payments.ReturnedLine;
import org.inlay.platform.Access;
import org.inlay.platform.Check;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** Deals where switches, lists and returns meet, decided and kept by the database. */
@InKaraf
class DealEdgesIT {
    private static final List<String> GOODS_OFF = List.of("SERVICE", "DRUG", "PACKAGE", "CARD");

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Clinics clinics;

    @Inject
    Rules rules;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Tags tags;

    private Till till;
    private Id customer;

    @BeforeEach
    void open() {
        till = new Till(bundles);
        customer = till.customer();
    }

    @AfterEach
    void everythingHolds() {
        till.everythingHolds();
    }

    @Test
    @DisplayName("D3 GOODS off, service 60 + goods 60, minimum 99: 60 is counted and it is no deal")
    void goodsOff() {
        publish(Map.of("minimum", "99", "kinds", GOODS_OFF));
        Order order = till.sell(customer, till.item("SERVICE", "60.00"), till.item("GOODS", "60.00"));
        assertThat(order.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(order.deal().amount()).isEqualTo(yuan("60.00"));
        assertThat(order.net()).isEqualTo(yuan("120.00"));
    }

    @Test
    @DisplayName(
            "D7 GOODS off, service 100 + goods 100, minimum 99: the goods come back and it stands, the service reverses")
    void countedReturns() {
        publish(Map.of("minimum", "99", "kinds", GOODS_OFF));
        Order order = till.sell(customer, till.item("SERVICE", "100.00"), till.item("GOODS", "100.00"));
        assertThat(giveBack(order, 1).deal().decision()).isEqualTo("DEAL");
        assertThat(deal()).isEqualTo("ONCE");
        Order after = giveBack(order, 0);
        assertThat(after.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(after.deal().decided()).isEqualTo("DEAL");
        assertThat(deal()).isEqualTo("NONE");
    }

    @Test
    @DisplayName("D7 under MORE_THAN a return to exactly 99 reverses, to 99.01 it does not")
    void moreThan() {
        publish(Map.of("minimum", "99", "comparison", "MORE_THAN"));
        Order order = till.sell(customer, till.item("SERVICE", "150.00"));
        assertThat(refund(order, "50.99").deal().decision()).isEqualTo("DEAL");
        assertThat(refund(order, "0.01").deal().decision()).isEqualTo("NO_DEAL");
    }

    @Test
    @DisplayName("D7 with KEEP the deal stands though everything is returned, and cancelling it still reverses")
    void kept() {
        publish(Map.of("minimum", "99", "onReturn", "KEEP"));
        Order order = till.sell(customer, till.item("SERVICE", "150.00"));
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "150.00")));
        assertThat(refund(order, "150.00").deal().decision()).isEqualTo("DEAL");
        assertThat(deal()).isEqualTo("ONCE");
        assertThat(access.asPlatform(() -> orders.cancel(order.id(), "mistake"))
                        .deal()
                        .decision())
                .isEqualTo("NO_DEAL");
        assertThat(deal()).isEqualTo("NONE");
    }

    @Test
    @DisplayName("D8 an order of gifts alone is no deal under a minimum of 0: no revenue, NONE, no arrears")
    void gifts() {
        Order order = till.sell(
                customer, List.of(new NewOrder.NewLine(till.item("SERVICE", "500.00"), 1, null, true, List.of())));
        assertThat(order.net()).isEqualTo(yuan("0.00"));
        assertThat(order.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(deal()).isEqualTo("NONE");
        assertThat(access.asPlatform(() -> tags.value(customer, till.clinic, "arrears")))
                .isEqualTo("no");
    }

    @Test
    @DisplayName("D6 under PAID a return that leaves nothing due completes the order with what is left")
    void returnCompletes() {
        publish(Map.of("minimum", "99", "decideAt", "PAID"));
        Order order = till.sell(customer, till.item("SERVICE", "100.00"), till.item("SERVICE", "80.00"));
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "100.00")));
        assertThat(read(order).deal().decision()).isNull();
        Order done = giveBack(order, 1);
        assertThat(done.deal().decision()).isEqualTo("DEAL");
        assertThat(done.deal().amount()).isEqualTo(yuan("100.00"));
        assertThat(refund(order, "1.00").deal().decision()).isEqualTo("DEAL");
        assertThat(refund(order, "0.01").deal().decision()).isEqualTo("NO_DEAL");
    }

    @Test
    @DisplayName("D7 an order type struck off the clinic's list leaves its old orders judged by their own version")
    void typeStruckOff() {
        till.deal("99");
        Order order = till.sell(customer, till.item("SERVICE", "150.00"));
        types(List.of("RETAIL"));
        Order later = access.asPlatform(() -> orders.place(new NewOrder(
                till.clinic,
                customer,
                "RETAIL",
                List.of(one(till.item("GOODS", "100.00"))),
                List.of(),
                Map.of(),
                true,
                List.of(),
                null)));
        assertThat(later.deal().checks().get(0).passed()).isFalse();
        assertThat(refund(order, "60.00").deal().decision()).isEqualTo("NO_DEAL");
    }

    @Test
    @DisplayName("G5 D7 a reversed deal says why, after the checks of its decision: 90.00 is short of 99.00 by 9.00")
    void reversalExplained() {
        till.deal("99");
        Order order = till.sell(customer, till.item("SERVICE", "150.00"));
        refund(order, "60.00");
        Order.Deal deal = read(order).deal();
        assertThat(deal.checks())
                .extracting(Check::check)
                .containsExactly(
                        "order-type", "counted-lines", "amount-positive", "minimum", "left-positive", "left-minimum");
        assertThat(deal.checks())
                .filteredOn(check -> !check.passed())
                .containsExactly(new Check("left-minimum", "90.00", "≥ 99.00", false));
        assertThat(deal.flip()).contains("90.00", "99.00", "9.00");
        Order cancelled = till.sell(customer, till.item("SERVICE", "150.00"));
        assertThat(access.asPlatform(() -> orders.cancel(cancelled.id(), "mistake"))
                        .deal()
                        .checks())
                .filteredOn(check -> !check.passed())
                .extracting(Check::check)
                .containsExactly("not-cancelled");
    }

    @Test
    @DisplayName("G5 a decision by a rule with 200 order types of 32 characters is stored with all its checks")
    void manyTypes() {
        List<String> many = IntStream.range(0, 200)
                .mapToObj(i -> "医美面部年轻化综合项目订单类型编号之第" + String.format("%013d", i))
                .toList();
        types(many);
        access.asPlatform(() -> rules.publish("deal", till.clinic, Map.of("orderTypes", many), null));
        String item = till.item("SERVICE", "100.00");
        Order order = access.asPlatform(() -> orders.place(new NewOrder(
                till.clinic, customer, many.get(7), List.of(one(item)), List.of(), Map.of(), true, List.of(), null)));
        assertThat(order.deal().decision()).isEqualTo("DEAL");
        assertThat(read(order).deal().checks().get(0).required()).contains(many);
    }

    private void types(List<String> codes) {
        access.asPlatform(() -> clinics.replaceEntries(
                till.clinic,
                "order-types",
                codes.stream().map(code -> new ListEntry(code, code)).toList()));
    }

    private void publish(Map<String, Object> settings) {
        access.asPlatform(() -> rules.publish("deal", till.clinic, settings, null));
    }

    private Order giveBack(Order order, int line) {
        Id id = order.lines().get(line).id();
        return access.asPlatform(() -> payments.refund(
                order.id(), new NewRefund(List.of(new ReturnedLine(id, 1)), null, null, null, "did not suit")));
    }

    private Order refund(Order order, String amount) {
        return access.asPlatform(
                () -> payments.refund(order.id(), new NewRefund(List.of(), yuan(amount), null, null, "did not suit")));
    }

    private Order read(Order order) {
        return access.asPlatform(() -> orders.get(order.id()));
    }

    private String deal() {
        return access.asPlatform(() -> tags.value(customer, till.clinic, "deal"));
    }
}
