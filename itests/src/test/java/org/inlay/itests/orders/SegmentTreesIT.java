package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.customers.Customers;
import org.inlay.customers.NewCustomer;
import org.inlay.customers.Segments;
import org.inlay.customers.Tags;
import org.inlay.customers.Visits;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.TimeTravel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** Random trees over random data give the same customers as a naive evaluation in memory (S1, S2). */
@InKaraf
class SegmentTreesIT {
    private static final int PEOPLE = 24;
    private static final int ACTS = 220;
    private static final int TREES = Boolean.getBoolean("inlay.full") ? 3_000 : 250;
    private static final long SEED = 20_261_119;
    private static final Instant BEGIN = Instant.parse("2025-09-01T01:00:00Z");
    private static final Instant NOW = Instant.parse("2025-12-01T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2025-12-01");

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Segments segments;

    @Inject
    Customers customers;

    @Inject
    Visits visits;

    @Inject
    Appointments appointments;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Tags tags;

    @Inject
    TimeTravel travel;

    private final Random random = new Random(SEED);
    private final List<Id> people = new ArrayList<>();
    private final List<Order> placed = new ArrayList<>();
    private List<Till> tills;
    private List<String> items;

    @BeforeEach
    void history() {
        tills = List.of(new Till(bundles), new Till(bundles));
        tills.get(1).deal("99");
        items = List.of(tills.get(0).item("SERVICE", "120.00"), tills.get(0).item("GOODS", "60.00"));
        for (int i = 0; i < PEOPLE; i++) {
            people.add(enter(i));
        }
        for (int i = 0; i < ACTS; i++) {
            Instant at = BEGIN.plus(Duration.ofMinutes(random.nextInt(85 * 24 * 60)));
            act(at);
        }
    }

    private Id enter(int i) {
        LocalDate birthday = random.nextInt(5) == 0
                ? null
                : LocalDate.of(1960 + random.nextInt(50), 1, 1).plusDays(random.nextInt(365));
        NewCustomer customer = new NewCustomer(
                "客户" + i,
                null,
                List.of("FEMALE", "MALE", "OTHER").get(random.nextInt(3)),
                birthday,
                null,
                List.of("网络/搜索", "网络/点评", "网络", "转介绍").get(random.nextInt(4)),
                i > 3 && random.nextInt(3) == 0 ? people.get(random.nextInt(3)) : null,
                null,
                tills.get(i % 2).clinic,
                null,
                random.nextBoolean() ? List.of("MARKETING") : List.of());
        return travel.at(BEGIN, () -> access.asPlatform(() -> customers.create(customer)))
                .id();
    }

    /** One act of a random customer; what the rules refuse is part of the history too. */
    private void act(Instant at) {
        Id customer = people.get(random.nextInt(people.size()));
        Till till = tills.get(random.nextInt(2));
        try {
            switch (random.nextInt(7)) {
                case 0, 1 -> at(at, () -> visits.arrive(customer, till.clinic, null, null, null, null));
                case 2, 3 -> placed.add(at(at, () -> till.sell(customer, items.get(random.nextInt(items.size())))));
                case 4 -> {
                    Instant from = at.plus(Duration.ofDays(random.nextInt(20)));
                    at(
                            at,
                            () -> appointments.book(new NewAppointment(
                                    customer,
                                    till.clinic,
                                    from,
                                    from.plusSeconds(60),
                                    List.of(),
                                    null,
                                    "CONSULT",
                                    null)));
                }
                case 5 ->
                    at(
                            at,
                            () -> visits.voidVisit(
                                    visits.of(customer, new PageRequest(1, null))
                                            .items()
                                            .get(0)
                                            .id(),
                                    "mistake"));
                default -> {
                    Order order = placed.get(random.nextInt(placed.size()));
                    at(
                            NOW.minusSeconds(60),
                            () -> random.nextBoolean()
                                    ? payments.refund(
                                            order.id(),
                                            new NewRefund(List.of(), Till.yuan("50.00"), null, null, "unhappy"))
                                    : orders.cancel(order.id(), "mistake"));
                }
            }
        } catch (Problem | IndexOutOfBoundsException | IllegalArgumentException refused) {
            // nothing happened
        }
    }

    private <T> T at(Instant at, Supplier<T> work) {
        return travel.at(at, () -> access.asPlatform(work));
    }

    @Test
    @DisplayName("S1 S2 random trees equal a naive evaluation; single membership equals set membership")
    void randomTrees() {
        List<Person> all = at(NOW, () -> people.stream().map(this::person).toList());
        RandomTrees trees =
                new RandomTrees(random, tills.stream().map(till -> till.clinic).toList(), items, TODAY);
        int hits = 0;
        for (int i = 0; i < TREES; i++) {
            Map<String, Object> tree = trees.next();
            Set<Id> expected = new TreeSet<>();
            all.stream()
                    .filter(person -> new Naive(TODAY, NOW).holds(tree, person))
                    .forEach(person -> expected.add(person.id()));
            Map<String, Object> ours = Map.of("all", List.of(mine(), tree));
            assertThat(members(ours)).as("%s", tree).isEqualTo(expected);
            assertThat(at(NOW, () -> segments.count(ours, Clinic.ORGANISATION)))
                    .as("%s", tree)
                    .isEqualTo(expected.size());
            Id one = people.get(random.nextInt(people.size()));
            assertThat(at(NOW, () -> segments.membership(ours, Clinic.ORGANISATION, one))
                            .member())
                    .as("%s of %s", tree, one)
                    .isEqualTo(expected.contains(one));
            hits += expected.isEmpty() || expected.size() == PEOPLE ? 0 : 1;
        }
        assertThat(hits).as("trees that tell customers apart").isGreaterThan(TREES / 4);
    }

    private Map<String, Object> mine() {
        return Map.of(
                "criterion",
                "home-clinic",
                "values",
                tills.stream().map(till -> till.clinic).toList());
    }

    private Set<Id> members(Map<String, Object> tree) {
        Segments.Order order = Segments.Order.values()[random.nextInt(3)];
        Set<Id> all = new TreeSet<>();
        String after = null;
        do {
            PageRequest page = new PageRequest(7, after);
            var part = at(NOW, () -> segments.customers(tree, Clinic.ORGANISATION, order, page));
            part.items().forEach(member -> assertThat(all.add(member.id())).isTrue());
            after = part.next();
        } while (after != null);
        return all;
    }

    /** What the services say of a customer. */
    private Person person(Id id) {
        PageRequest whole = new PageRequest(200, null);
        return new Person(
                customers.get(id),
                visits.of(id, whole).items(),
                appointments.of(id, whole).items(),
                orders.of(id, whole).items(),
                tags);
    }
}
