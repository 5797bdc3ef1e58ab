package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.orders.Till.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Customers;
import org.inlay.customers.Tags;
import org.inlay.customers.Visits;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Entitlements.Entitlement;
import org.inlay.orders.Item.Component;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.platform.Access;
import org.inlay.platform.Checks;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Rules;
import org.inlay.platform.TimeTravel;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** Random histories over two clinics: whatever happened in whatever order, everything kept follows from history. */
@InKaraf
class HistoriesIT {
    private static final int ACTS = 40;
    private static final long[] SEEDS = {1, 20_261_119};

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
    Visits visits;

    @Inject
    Tags tags;

    @Inject
    Rules rules;

    @Inject
    TimeTravel travel;

    @Inject
    Clock clock;

    @Inject
    Checks checks;

    private Till a;
    private Till b;
    private List<String> items;
    private List<Id> people;
    private final List<Order> placed = new ArrayList<>();
    private final List<Id> executions = new ArrayList<>();
    private final List<Id> merges = new ArrayList<>();

    @BeforeEach
    void open() {
        a = new Till(bundles);
        b = new Till(bundles);
        b.deal("99");
        String service = a.item("SERVICE", "120.00");
        items = List.of(service, a.item("GOODS", "60.00"), a.item("CARD", "680.00", new Component(service, 3, 60)));
        people = List.of(a.customer(), a.customer(), b.customer());
    }

    @Test
    @DisplayName("T6 G7 facts, tags, deals and ledgers after random histories equal a rebuild")
    void random() {
        for (long seed : SEEDS) {
            history(new Random(seed));
        }
        access.asPlatform(() ->
                rules.publish("deal", b.clinic, Map.of("orderTypes", List.of(Till.TYPE), "decideAt", "PAID"), null));
        history(new Random(7));
        assertThat(access.asPlatform(checks::run))
                .filteredOn(item ->
                        item.check().startsWith("orders.") || item.check().startsWith("customers."))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.problems()).isEmpty());
        people.forEach(this::tagCountsStandingDates);
    }

    private void history(Random random) {
        Instant at = clock.instant().minus(Duration.ofDays(1));
        for (int i = 0; i < ACTS; i++) {
            at = at.plus(Duration.ofMinutes(random.nextInt(25)));
            Instant now = random.nextInt(8) == 0 ? at.minus(Duration.ofDays(random.nextInt(20))) : at;
            act(random, now);
        }
    }

    /** One act; what the rules refuse is part of the history too. */
    private void act(Random random, Instant at) {
        try {
            switch (random.nextInt(11)) {
                case 0, 1, 2 -> sell(random, at);
                case 3, 4 -> pay(random, at);
                case 5 -> refund(random, at);
                case 6 -> on(at, () -> orders.cancel(any(random).id(), "mistake"));
                case 7 -> on(at, () -> visits.arrive(person(random), till(random).clinic, null, null, null, null));
                case 8, 9 -> executeOrVoid(random, at);
                default -> mergeOrUnmerge(random, at);
            }
        } catch (Problem refused) {
            assertThat(refused.kind()).isNotEqualTo(Problem.Kind.UNAVAILABLE);
        }
    }

    private void sell(Random random, Instant at) {
        Till till = till(random);
        Id who = person(random);
        String item = items.get(random.nextInt(items.size()));
        placed.add(on(at, () -> till.sell(who, List.of(Till.at(item, 1, price(random))))));
    }

    private void pay(Random random, Instant at) {
        Order order = access.asPlatform(() -> orders.get(any(random).id()));
        Money part = random.nextBoolean() ? order.due() : order.due().dividedBy(2, java.math.RoundingMode.HALF_UP);
        if (random.nextInt(6) == 0) {
            on(at, () -> payments.writeOff(order.id(), part, "goodwill"));
        } else {
            on(
                    at,
                    () -> payments.pay(
                            order.id(), payment("CASH", part.getAmount().toPlainString())));
        }
    }

    private void refund(Random random, Instant at) {
        Order order = access.asPlatform(() -> orders.get(any(random).id()));
        Money part = random.nextBoolean() ? order.net() : order.net().dividedBy(3, java.math.RoundingMode.HALF_UP);
        on(at, () -> payments.refund(order.id(), new NewRefund(List.of(), part, null, "CLINIC", "did not suit")));
    }

    private void executeOrVoid(Random random, Instant at) {
        if (!executions.isEmpty() && random.nextInt(3) == 0) {
            on(at, () -> entitlements.voidExecution(executions.remove(0), "wrong"));
            return;
        }
        Id who = person(random);
        List<Entitlement> open = access.asPlatform(() -> entitlements.of(who, new PageRequest(200, null)))
                .items();
        if (!open.isEmpty()) {
            Entitlement one = open.get(random.nextInt(open.size()));
            executions.add(on(at, () -> entitlements.execute(who, till(random).clinic, one.id(), 1, List.of()))
                    .id());
        }
    }

    private void mergeOrUnmerge(Random random, Instant at) {
        if (merges.isEmpty()) {
            merges.add(
                    on(at, () -> customers.merge(people.get(0), people.get(1))).id());
        } else {
            Id merge = merges.remove(0);
            on(at, () -> customers.unmerge(merge));
        }
    }

    private void tagCountsStandingDates(Id who) {
        List<Order> all = access.asPlatform(() -> orders.of(who, new PageRequest(200, null)))
                .items();
        Id standing = access.asPlatform(() -> customers.standing(who));
        for (String clinic : List.of(a.clinic, b.clinic, Clinic.ORGANISATION)) {
            long dates = all.stream()
                    .filter(order -> clinic.isEmpty() || order.clinic().equals(clinic))
                    .filter(order -> "DEAL".equals(order.deal().decision()))
                    .map(Order::date)
                    .distinct()
                    .count();
            assertThat(access.asPlatform(() -> tags.value(standing, clinic, "deal")))
                    .isEqualTo(List.of("NONE", "ONCE", "MULTIPLE").get((int) Math.min(dates, 2)));
        }
    }

    private Order any(Random random) {
        if (placed.isEmpty()) {
            throw Problem.notFound("order");
        }
        return placed.get(random.nextInt(placed.size()));
    }

    private Id person(Random random) {
        return people.get(random.nextInt(people.size()));
    }

    private Till till(Random random) {
        return random.nextBoolean() ? a : b;
    }

    private static String price(Random random) {
        return List.of("79.00", "98.99", "99.00", "150.00", "999.00").get(random.nextInt(5));
    }

    private <T> T on(Instant at, Supplier<T> work) {
        return travel.at(at, () -> access.asPlatform(work));
    }
}
