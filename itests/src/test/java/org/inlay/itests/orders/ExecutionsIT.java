package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.inlay.itests.orders.Till.payment;
import static org.inlay.itests.orders.Till.yuan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Entitlements.Entitlement;
import org.inlay.orders.Entitlements.Execution;
import org.inlay.orders.Item.Component;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.Order;
import org.inlay.orders.Payments;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.TimeTravel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class ExecutionsIT {
    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Entitlements entitlements;

    @Inject
    Payments payments;

    @Inject
    Visits visits;

    @Inject
    TimeTravel travel;

    @Inject
    Clock clock;

    private Till till;
    private Id customer;

    @BeforeEach
    void open() {
        till = new Till(bundles);
        customer = till.customer();
    }

    @AfterEach
    void entitlementsHold() {
        till.everythingHolds();
    }

    @Test
    @DisplayName("D11 G3 the executions of a card add up to its net, whatever is voided between")
    void addUp() {
        sell("100.00", 3, null);
        Execution first = execute(1);
        assertThat(first.value()).isEqualTo(yuan("33.34"));
        assertThat(execute(1).value()).isEqualTo(yuan("33.33"));
        assertThat(voidIt(first).status()).isEqualTo("VOID");
        assertThat(refusal(() -> voidIt(first))).isEqualTo("already-void");
        assertThat(entitlement().remaining()).isEqualTo(2);
        assertThat(execute(2).value()).isEqualTo(yuan("66.67"));
        assertThat(entitlement().state()).isEqualTo("USED");
        assertThat(refusal(() -> execute(1))).isEqualTo("not-enough");
    }

    @Test
    @DisplayName("D11 sessions bought in one clinic are executed in another, but not by another customer")
    void elsewhere() {
        sell("100.00", 3, null);
        String other = till.clinic + "2";
        till.open(other);
        Entitlement bought = entitlement();
        Execution execution = access.asPlatform(() -> entitlements.execute(customer, other, bought.id(), 1, List.of()));
        assertThat(execution.clinic()).isEqualTo(other);
        Id stranger = till.customer();
        assertThat(refusal(() ->
                        access.asPlatform(() -> entitlements.execute(stranger, other, bought.id(), 1, List.of()))))
                .isEqualTo("not-found");
    }

    @Test
    @DisplayName("D11 sessions of 28 days are executed on the last date and refused on the next")
    void expiry() {
        sell("100.00", 3, 28);
        Instant last = clock.instant().plus(Duration.ofDays(28));
        travel.at(last, () -> execute(1));
        assertThat(refusal(() -> travel.at(last.plus(Duration.ofDays(1)), () -> execute(1))))
                .isEqualTo("expired");
        assertThat(travel.at(last.plus(Duration.ofDays(1)), () -> entitlement().state()))
                .isEqualTo("EXPIRED");
    }

    @Test
    @DisplayName("V2 an execution makes the day's visit IN_COURSE; voiding the only one gives it back")
    void inCourse() {
        sell("100.00", 3, null);
        travel.at(clock.instant().minus(Duration.ofDays(40)), this::arrive);
        Visit visit = arrive();
        VisitType before = visit.type();
        Execution execution = execute(1);
        assertThat(type(visit)).isEqualTo(VisitType.IN_COURSE);
        voidIt(execution);
        assertThat(type(visit)).isEqualTo(before).isNotEqualTo(VisitType.IN_COURSE);
    }

    @Test
    @DisplayName("V2 D8 executing a gift is no course: the gifted newcomer's second visit is RETURN")
    void giftIsNoCourse() {
        String laser = till.item("SERVICE", "1000.00");
        String card = till.item("CARD", "6800.00", new Component(laser, 10, null));
        till.sell(customer, List.of(new NewLine(card, 1, null, true, List.of())));
        travel.at(clock.instant().minus(Duration.ofDays(40)), this::arrive);
        Visit visit = arrive();
        assertThat(execute(1).value()).isEqualTo(yuan("0.00"));
        assertThat(type(visit)).isEqualTo(VisitType.RETURN);
    }

    @Test
    @DisplayName("D8 what a plugin grants is a gift, and is taken back as far as it is unused")
    void grants() {
        String laser = till.item("SERVICE", "1000.00");
        Entitlement granted =
                access.asPlatform(() -> entitlements.grant(customer, till.clinic, laser, 2, null, "membership:star-3"));
        assertThat(granted.gift()).isTrue();
        execute(1);
        access.asPlatform(() -> {
            entitlements.revoke(granted.id(), "star lost");
            return Boolean.TRUE;
        });
        assertThat(entitlement().state()).isEqualTo("VOID");
        assertThat(refusal(() -> execute(1))).isEqualTo("not-open");
    }

    @Test
    @DisplayName("D11 8 clients execute 10 sessions exactly once each")
    void concurrent() throws Exception {
        sell("6800.00", 10, null);
        Id bought = entitlement().id();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                tries.add(clients.submit(() -> executed(bought)));
            }
            int done = 0;
            for (Future<Boolean> one : tries) {
                done += one.get(2, TimeUnit.MINUTES) ? 1 : 0;
            }
            assertThat(done).isEqualTo(10);
        } finally {
            clients.shutdownNow();
        }
        assertThat(entitlement().executed()).isEqualTo(10);
    }

    private boolean executed(Id entitlement) {
        try {
            access.asPlatform(() -> entitlements.execute(customer, till.clinic, entitlement, 1, List.of()));
            return true;
        } catch (Problem refused) {
            assertThat(refused.reason()).isEqualTo("not-enough");
            return false;
        }
    }

    /** A paid card of so many sessions. */
    private void sell(String price, int sessions, @Nullable Integer days) {
        String laser = till.item("SERVICE", "1000.00");
        Order order = till.sell(customer, till.item("CARD", price, new Component(laser, sessions, days)));
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", price)));
    }

    private Entitlement entitlement() {
        return access.asPlatform(() -> entitlements.of(customer, new PageRequest(10, null)))
                .items()
                .get(0);
    }

    private Execution execute(int sessions) {
        return access.asPlatform(
                () -> entitlements.execute(customer, till.clinic, entitlement().id(), sessions, List.of()));
    }

    private Execution voidIt(Execution execution) {
        return access.asPlatform(() -> entitlements.voidExecution(execution.id(), "wrong customer"));
    }

    private Visit arrive() {
        return access.asPlatform(() -> visits.arrive(customer, till.clinic, null, null, null, null));
    }

    private VisitType type(Visit visit) {
        return access.asPlatform(() -> visits.get(visit.id())).type();
    }

    private static String refusal(Callable<?> work) {
        return assertThatExceptionOfType(Problem.class)
                .isThrownBy(work::call)
                .actual()
                .reason();
    }
}
