package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.itests.orders.Till.payment;
import static org.inlay.itests.orders.Till.yuan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class PaymentsIT {
    private static final int CLIENTS = 8;
    private static final int PAYMENTS = 200;

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    private Till till;
    private Order order;

    @BeforeEach
    void sell() {
        till = new Till(bundles);
        order = till.sell(till.customer(), till.item("SERVICE", "1000.00"));
    }

    @Test
    @DisplayName("D10 paid 600 of 1000 leaves 400 due; 400 more and nothing is due; a cent more is refused")
    void arrears() {
        assertThat(pay("CASH", "600.00").due()).isEqualTo(yuan("400.00"));
        Order paid = pay("WECHAT", "400.00");
        assertThat(paid.due()).isEqualTo(yuan("0.00"));
        assertThat(paid.payments()).extracting(Order.Payment::tender).containsExactly("CASH", "WECHAT");
        assertThat(paid.payments()).allSatisfy(taken -> assertThat(taken.date()).isEqualTo(paid.date()));
        assertThat(refusal(() -> pay("CASH", "0.01"))).isEqualTo("overpaid");
    }

    @Test
    @DisplayName("D10 a write-off ends what is due, and no more than that can be written off")
    void writeOff() {
        pay("CASH", "600.00");
        assertThat(refusal(() -> writeOff("400.01"))).isEqualTo("over-written-off");
        Order writtenOff = writeOff("400.00");
        assertThat(writtenOff.due()).isEqualTo(yuan("0.00"));
        assertThat(writtenOff.writtenOff()).isEqualTo(yuan("400.00"));
        assertThat(refusal(() -> pay("CASH", "0.01"))).isEqualTo("overpaid");
        assertThat(refusal(() -> writeOff("0.01"))).isEqualTo("over-written-off");
    }

    @Test
    @DisplayName("D15 drafts, cancelled orders and unknown tenders take no money")
    void refused() {
        assertThat(refusal(() -> pay("BARTER", "1.00"))).isEqualTo("unknown-tender");
        access.asPlatform(() -> orders.cancel(order.id(), "mistake"));
        assertThat(refusal(() -> pay("CASH", "1.00"))).isEqualTo("not-confirmed");
        Order draft = access.asPlatform(() -> orders.place(new NewOrder(
                till.clinic,
                till.customer(),
                Till.TYPE,
                List.of(Till.one(till.item("GOODS", "5.00"))),
                List.of(),
                Map.of(),
                false,
                List.of(),
                null)));
        assertThat(refusal(() -> access.asPlatform(() -> payments.pay(draft.id(), payment("CASH", "1.00")))))
                .isEqualTo("not-confirmed");
    }

    @Test
    @DisplayName("D7 D9 a cancellation repays what was paid, by the tenders it was paid with")
    void cancelled() {
        pay("CASH", "600.00");
        pay("WECHAT", "100.00");
        Order cancelled = access.asPlatform(() -> orders.cancel(order.id(), "mistake"));
        assertThat(cancelled.repaid()).isEqualTo(yuan("700.00"));
        assertThat(cancelled.due()).isEqualTo(yuan("0.00"));
        assertThat(cancelled.refunds())
                .singleElement()
                .satisfies(refund -> assertThat(refund.repayments())
                        .containsExactly(
                                new Order.Repayment("CASH", yuan("600.00")),
                                new Order.Repayment("WECHAT", yuan("100.00"))));
        ledgersHold();
    }

    @Test
    @DisplayName("D10 8 clients with 200 payments of one yuan each never overpay an order of 1000")
    void concurrent() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Integer>> taken = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                taken.add(clients.submit(this::manyPayments));
            }
            int sum = 0;
            for (Future<Integer> one : taken) {
                sum += one.get(5, TimeUnit.MINUTES);
            }
            assertThat(sum).isEqualTo(1000);
        } finally {
            clients.shutdownNow();
        }
        Order paid = access.asPlatform(() -> orders.get(order.id()));
        assertThat(paid.paid()).isEqualTo(yuan("1000.00"));
        assertThat(paid.due()).isEqualTo(yuan("0.00"));
        assertThat(paid.payments()).hasSize(1000);
        ledgersHold();
    }

    /** How many of its payments were taken. */
    private int manyPayments() {
        int taken = 0;
        for (int i = 0; i < PAYMENTS; i++) {
            try {
                pay("CASH", "1.00");
                taken++;
            } catch (Problem refused) {
                assertThat(refused.reason()).isEqualTo("overpaid");
            }
        }
        return taken;
    }

    private Order pay(String tender, String amount) {
        Id id = order.id();
        return access.asPlatform(() -> payments.pay(id, payment(tender, amount)));
    }

    private Order writeOff(String amount) {
        return access.asPlatform(() -> payments.writeOff(order.id(), yuan(amount), "moved away"));
    }

    private void ledgersHold() {
        till.everythingHolds();
    }

    private static String refusal(Callable<?> work) {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(work::call)
                .actual()
                .reason();
    }
}
