package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.itests.orders.Till.at;
import static org.inlay.itests.orders.Till.payment;
import static org.inlay.itests.orders.Till.yuan;

import java.util.List;
import java.util.concurrent.Callable;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Entitlements.Entitlement;
import org.inlay.orders.Item.Component;
import org.inlay.orders.Order;
import org.inlay.orders.Order.Repayment;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Payments.RefundPreview;
import org.inlay.orders.Payments.ReturnedLine;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class RefundsIT {
    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Entitlements entitlements;

    private Till till;
    private Id customer;

    @BeforeEach
    void open() {
        till = new Till(bundles);
        customer = till.customer();
    }

    @AfterEach
    void ledgersHold() {
        till.everythingHolds();
    }

    @Test
    @DisplayName(
            "D9 net 1000, paid 600, return 500: nothing is due, 100 is repaid; the preview said so and stored nothing")
    void cancelsDueFirst() {
        Order order = till.sell(customer, till.item("SERVICE", "1000.00"));
        pay(order, "CASH", "450.00");
        pay(order, "WECHAT", "150.00");
        RefundPreview preview = access.asPlatform(() -> payments.preview(order.id(), amount("500.00", null)));
        assertThat(preview)
                .isEqualTo(new RefundPreview(
                        yuan("500.00"),
                        yuan("400.00"),
                        yuan("100.00"),
                        List.of(new Repayment("CASH", yuan("75.00")), new Repayment("WECHAT", yuan("25.00"))),
                        false));
        assertThat(get(order).refunds()).isEmpty();
        Order after = refund(order, amount("500.00", null));
        assertThat(after.net()).isEqualTo(yuan("500.00"));
        assertThat(after.due()).isEqualTo(yuan("0.00"));
        assertThat(after.refunds())
                .singleElement()
                .satisfies(refund -> assertThat(refund.repayments()).isEqualTo(preview.repayments()));
    }

    @Test
    @DisplayName("D9 a repayment as stated must add up and no tender gives back more than it holds")
    void stated() {
        Order order = till.sell(customer, till.item("SERVICE", "1000.00"));
        pay(order, "CASH", "800.00");
        pay(order, "WECHAT", "200.00");
        NewRefund tooMuch = amount(
                "300.00", List.of(new Repayment("WECHAT", yuan("200.01")), new Repayment("CASH", yuan("99.99"))));
        assertThat(refusal(() -> refund(order, tooMuch))).isEqualTo("repayment-mismatch");
        Order after = refund(
                order,
                amount(
                        "300.00",
                        List.of(new Repayment("WECHAT", yuan("200.00")), new Repayment("CASH", yuan("100.00")))));
        assertThat(after.repaid()).isEqualTo(yuan("300.00"));
    }

    @Test
    @DisplayName("D9 the pieces of a line come back in steps that add up to its net, and no more of them")
    void pieces() {
        String item = till.item("GOODS", "40.00");
        Order order = till.sell(customer, List.of(at(item, 2, "20.00"), at(item, 3, "33.33")));
        pay(order, "CASH", "139.99");
        Id line = order.lines().get(1).id();
        assertThat(refund(order, pieces(line, 2, null)).repaid()).isEqualTo(yuan("66.66"));
        assertThat(refusal(() -> refund(order, pieces(line, 2, null)))).isEqualTo("over-returned");
        Order after = refund(order, pieces(line, 1, null));
        assertThat(after.repaid()).isEqualTo(yuan("99.99"));
        assertThat(after.lines().get(1).returnedNet()).isEqualTo(yuan("99.99"));
        assertThat(after.net()).isEqualTo(yuan("40.00"));
    }

    @Test
    @DisplayName("D7 150 less 60 is 90 under a minimum of 99: the deal is reversed, as the preview said")
    void reversed() {
        till.deal("99");
        Order order = till.sell(customer, till.item("SERVICE", "90.00"), till.item("SERVICE", "60.00"));
        assertThat(order.deal().decision()).isEqualTo("DEAL");
        NewRefund sixty = pieces(order.lines().get(1).id(), 1, null);
        assertThat(access.asPlatform(() -> payments.preview(order.id(), sixty)).reversesDeal())
                .isTrue();
        Order after = refund(order, sixty);
        assertThat(after.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(after.deal().decided()).isEqualTo("DEAL");
        assertThat(after.deal().reversedAt()).isNotNull();
    }

    @Test
    @DisplayName("D7 150 less 51 is exactly 99: the deal stands; one cent more and it is reversed")
    void exactly() {
        till.deal("99");
        Order order = till.sell(customer, till.item("SERVICE", "150.00"));
        assertThat(access.asPlatform(() -> payments.preview(order.id(), amount("51.00", null)))
                        .reversesDeal())
                .isFalse();
        assertThat(refund(order, amount("51.00", null)).deal().decision()).isEqualTo("DEAL");
        assertThat(refund(order, amount("0.01", null)).deal().decision()).isEqualTo("NO_DEAL");
    }

    @Test
    @DisplayName("D11 card 6800, 3 of 10 executed: 4760 comes back for the clinic's reason")
    void cardByClinic() {
        Order order = card();
        Order after = refund(order, pieces(order.lines().get(0).id(), 1, "CLINIC"));
        assertThat(after.repaid()).isEqualTo(yuan("4760.00"));
        assertThat(after.net()).isEqualTo(yuan("2040.00"));
        assertThat(entitlement().state()).isEqualTo("VOID");
    }

    @Test
    @DisplayName("D11 the same card for the customer's reason, list 1000: 3800, shown before it is done")
    void cardByCustomer() {
        Order order = card();
        NewRefund refund = pieces(order.lines().get(0).id(), 1, "CUSTOMER");
        assertThat(access.asPlatform(() -> payments.preview(order.id(), refund)).repaid())
                .isEqualTo(yuan("3800.00"));
        assertThat(entitlement().remaining()).isEqualTo(7);
        Order after = refund(order, refund);
        assertThat(after.repaid()).isEqualTo(yuan("3800.00"));
        assertThat(after.net()).isEqualTo(yuan("3000.00"));
        assertThat(entitlement().remaining()).isZero();
        assertThat(refusal(() -> access.asPlatform(() -> orders.cancel(order.id(), "no"))))
                .isEqualTo("executed");
    }

    /** A card of 10 sessions, list 1000 each, sold for 6800 and paid, 3 sessions executed. */
    private Order card() {
        String laser = till.item("SERVICE", "1000.00");
        Order order = till.sell(customer, till.item("CARD", "6800.00", new Component(laser, 10, null)));
        pay(order, "CARD", "6800.00");
        access.asPlatform(
                () -> entitlements.execute(customer, till.clinic, entitlement().id(), 3, List.of()));
        return order;
    }

    private Entitlement entitlement() {
        return access.asPlatform(() -> entitlements.of(customer, new PageRequest(10, null)))
                .items()
                .get(0);
    }

    private Order get(Order order) {
        return access.asPlatform(() -> orders.get(order.id()));
    }

    private void pay(Order order, String tender, String amount) {
        access.asPlatform(() -> payments.pay(order.id(), payment(tender, amount)));
    }

    private Order refund(Order order, NewRefund refund) {
        return access.asPlatform(() -> payments.refund(order.id(), refund));
    }

    private static NewRefund amount(String amount, @Nullable List<Repayment> repay) {
        return new NewRefund(List.of(), yuan(amount), repay, null, "reaction");
    }

    private static NewRefund pieces(Id line, int quantity, @Nullable String cause) {
        return new NewRefund(List.of(new ReturnedLine(line, quantity)), null, null, cause, "reaction");
    }

    private static String refusal(Callable<?> work) {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(work::call)
                .actual()
                .reason();
    }
}
