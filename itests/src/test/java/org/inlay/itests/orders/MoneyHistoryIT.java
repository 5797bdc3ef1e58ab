package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.orders.Till.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.inject.Inject;
import org.inlay.customers.Customers;
import org.inlay.customers.Timeline;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Entitlements.Entitlement;
import org.inlay.orders.Entitlements.Execution;
import org.inlay.orders.Item.Component;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Payments.ReturnedLine;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class MoneyHistoryIT {
    private static final PageRequest ALL = new PageRequest(PageRequest.MAXIMUM, null);
    /** The only refusals that random acts may meet. */
    private static final Set<String> EXPECTED = Set.of(
            "overpaid", "over-written-off", "over-returned", "executed", "not-enough", "not-open", "not-confirmed");

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

    @Inject
    Customers customers;

    @Inject
    Timeline timeline;

    private Till till;
    private Id customer;
    private final List<Execution> executions = new ArrayList<>();

    @BeforeEach
    void open() {
        till = new Till(bundles);
        customer = till.customer();
    }

    @Test
    @DisplayName("G3 D9 D10 D11 after random payments, returns, executions, voids and cancellations everything adds up")
    void randomHistories() {
        String laser = till.item("SERVICE", "1000.00");
        String peel = till.item("SERVICE", "333.33");
        String card = till.item("CARD", "6800.01", new Component(laser, 7, null), new Component(peel, 3, 30));
        String cream = till.item("GOODS", "79.99");
        Random random = new Random(20261122);
        for (int i = 0; i < 6; i++) {
            Order order = till.sell(
                    customer,
                    List.of(
                            new NewLine(card, 1 + random.nextInt(2), null, random.nextInt(5) == 0, List.of()),
                            new NewLine(cream, 1 + random.nextInt(3), null, false, List.of())));
            for (int step = 0; step < 25; step++) {
                act(order, random);
            }
        }
        till.everythingHolds();
    }

    private void act(Order order, Random random) {
        try {
            access.asPlatform(() -> {
                switch (random.nextInt(8)) {
                    case 0, 1 ->
                        payments.pay(
                                order.id(), payment(random.nextBoolean() ? "CASH" : "WECHAT", cents(random, 300_000)));
                    case 2 -> payments.writeOff(order.id(), money(random, 10_000), "small change");
                    case 3, 4 -> execute(random);
                    case 5 -> voidOne(random);
                    case 6 -> payments.refund(order.id(), refund(order, random));
                    default -> {
                        if (random.nextInt(10) == 0) {
                            orders.cancel(order.id(), "mistake");
                        }
                    }
                }
                return Boolean.TRUE;
            });
        } catch (Problem refused) {
            assertThat(refused.reason()).isIn(EXPECTED);
        }
    }

    private void execute(Random random) {
        List<Entitlement> all = entitlements.of(customer, ALL).items();
        Entitlement one = all.get(random.nextInt(all.size()));
        executions.add(entitlements.execute(customer, till.clinic, one.id(), 1 + random.nextInt(3), List.of()));
    }

    private void voidOne(Random random) {
        if (!executions.isEmpty()) {
            entitlements.voidExecution(
                    executions.remove(random.nextInt(executions.size())).id(), "wrong");
        }
    }

    private static NewRefund refund(Order order, Random random) {
        String cause = random.nextBoolean() ? "CLINIC" : "CUSTOMER";
        if (random.nextBoolean()) {
            return new NewRefund(List.of(), money(random, 200_000), null, cause, "reaction");
        }
        Id line = order.lines().get(random.nextInt(2)).id();
        return new NewRefund(List.of(new ReturnedLine(line, 1)), null, null, cause, "reaction");
    }

    @Test
    @DisplayName("A merged customer brings entitlements and executions along, and takes them back")
    void merged() {
        Id duplicate = till.customer();
        String laser = till.item("SERVICE", "1000.00");
        till.sell(duplicate, till.item("CARD", "6800.00", new Component(laser, 10, null)));
        Id card = open(duplicate).get(0).id();
        access.asPlatform(() -> entitlements.execute(duplicate, till.clinic, card, 1, List.of()));
        Id merge = access.asPlatform(() -> customers.merge(customer, duplicate)).id();
        assertThat(open(customer)).extracting(Entitlement::id).containsExactly(card);
        access.asPlatform(() -> entitlements.execute(duplicate, till.clinic, card, 1, List.of()));
        access.asPlatform(() -> customers.unmerge(merge));
        assertThat(open(customer)).isEmpty();
        assertThat(open(duplicate)).singleElement().matches(one -> one.executed() == 2);
        till.everythingHolds();
    }

    @Test
    @DisplayName("The timeline shows payments, returns and executions, newest first")
    void shown() {
        String laser = till.item("SERVICE", "1000.00");
        Order order = till.sell(customer, till.item("CARD", "6800.00", new Component(laser, 10, null)));
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "6800.00")));
        access.asPlatform(() -> entitlements.execute(
                customer, till.clinic, open(customer).get(0).id(), 1, List.of()));
        access.asPlatform(() -> payments.refund(
                order.id(),
                new NewRefund(List.of(new ReturnedLine(order.lines().get(0).id(), 1)), null, null, null, "reaction")));
        List<Timeline.Entry> entries = access.asPlatform(() -> timeline.of(customer, new PageRequest(50, null)))
                .items();
        assertThat(entries)
                .extracting(Timeline.Entry::kind)
                .containsSubsequence("orders.refunded", "entitlements.executed", "orders.paid");
        assertThat(entries)
                .filteredOn(entry -> entry.kind().equals("orders.refunded"))
                .extracting(Timeline.Entry::details)
                .containsExactly(Map.of("order", order.number(), "returned", "CNY 6120.00", "repaid", "CNY 6120.00"));
    }

    private List<Entitlement> open(Id of) {
        return access.asPlatform(() -> entitlements.of(of, ALL)).items();
    }

    private static Money money(Random random, int most) {
        return Money.ofMinor(CurrencyUnit.of("CNY"), 1L + random.nextInt(most));
    }

    private static String cents(Random random, int most) {
        return money(random, most).getAmount().toPlainString();
    }
}
