package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.customers.Segments;
import org.inlay.customers.Segments.Membership;
import org.inlay.customers.Segments.Order;
import org.inlay.customers.Tags;
import org.inlay.customers.Visits;
import org.inlay.customers.spi.TagProvider;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.TimeTravel;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Segments over what services stored (S1, S2, G7, T7). */
@InKaraf
class SegmentsIT {
    private static final Map<String, Object> SPENT_BEFORE =
            Map.of("criterion", "visits", "spending", true, "to", "2025-11-19");
    private static final Map<String, Object> BOOKED_NOT_ARRIVED = Map.of("criterion", "booked-not-arrived");
    private static final Instant LATER = Instant.parse("2025-12-01T04:00:00Z");

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Segments segments;

    @Inject
    Visits visits;

    @Inject
    Appointments appointments;

    @Inject
    Tags tags;

    @Inject
    Clinics clinics;

    @Inject
    TimeTravel travel;

    private Till till;
    private String item;

    @BeforeEach
    void open() {
        till = new Till(bundles);
        item = till.item("SERVICE", "120.00");
    }

    @Test
    @DisplayName("S1 (visit with spending AND visit date < 19 Nov) OR booked-not-arrived → 900 + 400 − 101 = 1199")
    void elevenHundredNinetyNine() {
        List<Id> spent = people(900);
        for (int i = 0; i < spent.size(); i++) {
            // the last of them arrives in the last second of 18 November in Asia/Shanghai
            Instant at = i == 899 ? Instant.parse("2025-11-18T15:59:59Z") : at(i);
            spend(spent.get(i), at);
        }
        List<Id> booked = new ArrayList<>(spent.subList(0, 101));
        booked.addAll(people(299));
        booked.forEach(customer -> book(customer, Instant.parse("2025-11-25T02:00:00Z")));
        List<Id> others = people(4);
        spend(others.get(0), Instant.parse("2025-11-18T16:00:00Z"));
        arrive(others.get(1), at(3));
        book(others.get(2), Instant.parse("2025-11-26T02:00:00Z"));
        arrive(others.get(2), Instant.parse("2025-11-26T02:10:00Z"));
        Id cancelled = book(others.get(3), Instant.parse("2025-11-27T02:00:00Z"));
        later(() -> appointments.cancel(cancelled, "改期"));

        assertThat(count(SPENT_BEFORE)).isEqualTo(900);
        assertThat(count(BOOKED_NOT_ARRIVED)).isEqualTo(400);
        assertThat(count(Map.of("all", List.of(SPENT_BEFORE, BOOKED_NOT_ARRIVED))))
                .isEqualTo(101);
        Map<String, Object> either = Map.of("any", List.of(SPENT_BEFORE, BOOKED_NOT_ARRIVED));
        assertThat(count(either)).isEqualTo(1199);
        assertThat(in(either, spent.get(899)).member()).isTrue();
        assertThat(in(either, others.get(0)).member()).isFalse();
        assertThat(everybody(either)).hasSize(1199).doesNotHaveDuplicates();
    }

    private static Instant at(int i) {
        return Instant.parse("2025-11-03T01:00:00Z").plus(Duration.ofMinutes(i % 10_000));
    }

    @Test
    @DisplayName("S1 the same edge in another zone: 18 Nov 23:59:59 in, 19 Nov 00:00 out in New York")
    void anotherZone() {
        String abroad = till.clinic + "N";
        access.asPlatform(() -> clinics.create(
                abroad, "门诊", "aesthetic", ZoneId.of("America/New_York"), CurrencyUnit.of("CNY"), LocalTime.MIDNIGHT));
        Id before = till.customer();
        Id after = till.customer();
        travel.at(
                LATER,
                () -> access.asPlatform(
                        () -> visits.arrive(before, abroad, Instant.parse("2025-11-19T04:59:59Z"), null, null, null)));
        travel.at(
                LATER,
                () -> access.asPlatform(
                        () -> visits.arrive(after, abroad, Instant.parse("2025-11-19T05:00:00Z"), null, null, null)));
        Map<String, Object> tree = Map.of("criterion", "visits", "to", "2025-11-19", "clinic", abroad);
        assertThat(in(tree, before).member()).isTrue();
        assertThat(in(tree, after).member()).isFalse();
        Map<String, Object> last =
                Map.of("criterion", "last-visit", "operator", "BEFORE", "date", "2025-11-19", "clinic", "ORGANISATION");
        assertThat(in(last, before).member()).isTrue();
        assertThat(in(last, after).member()).isFalse();
    }

    @Test
    @DisplayName("S2 G5 why a customer is in, node by node")
    void explained() {
        Id customer = till.customer();
        spend(customer, at(1));
        Membership membership =
                in(Map.of("any", List.of(Map.of("none", List.of(SPENT_BEFORE)), BOOKED_NOT_ARRIVED)), customer);
        assertThat(membership.member()).isFalse();
        Segments.Node none = membership.explanation().members().get(0);
        assertThat(none.path()).isEqualTo("any[0]");
        assertThat(none.kind()).isEqualTo("NONE");
        assertThat(none.holds()).isFalse();
        assertThat(none.members().get(0).path()).isEqualTo("any[0].none[0]");
        assertThat(none.members().get(0).criterion()).isEqualTo("visits");
        assertThat(none.members().get(0).holds()).isTrue();
        assertThat(membership.explanation().members().get(1).holds()).isFalse();
    }

    @Test
    @DisplayName("S1 no order for more than 15 days: 15 no, 16 yes")
    void fifteenDays() {
        Id customer = till.customer();
        spend(customer, Instant.parse("2025-11-01T04:00:00Z"));
        Map<String, Object> tree =
                Map.of("criterion", "last-order", "operator", "NOT_LAST_DAYS", "days", 15, "clinic", till.clinic);
        assertThat(travel.at(Instant.parse("2025-11-16T15:59:59Z"), () -> in(tree, customer))
                        .member())
                .isFalse();
        assertThat(travel.at(Instant.parse("2025-11-16T16:00:00Z"), () -> in(tree, customer))
                        .member())
                .isTrue();
    }

    @Test
    @DisplayName("G7 a deal at A is none at B; the organisation has its own value")
    void scopes() {
        Till other = new Till(bundles);
        Id customer = till.customer();
        spend(customer, at(2));
        Map<String, Object> once = Map.of("criterion", "tag", "tag", "deal", "values", List.of("ONCE"));
        assertThat(access.asPlatform(() -> segments.membership(once, till.clinic, customer))
                        .member())
                .isTrue();
        assertThat(access.asPlatform(() -> segments.membership(once, other.clinic, customer))
                        .member())
                .isFalse();
        assertThat(access.asPlatform(() -> segments.membership(once, Clinic.ORGANISATION, customer))
                        .member())
                .isTrue();
        Map<String, Object> stated =
                Map.of("criterion", "tag", "tag", "deal", "values", List.of("NONE"), "clinic", other.clinic);
        assertThat(access.asPlatform(() -> segments.membership(stated, till.clinic, customer))
                        .member())
                .isTrue();
    }

    @Test
    @DisplayName("T7 while a tag's plugin is away the whole segment is undecided and names it")
    void undecided() {
        Id customer = till.customer();
        Map<String, Object> star = Map.of("criterion", "tag", "tag", "itests:star", "values", List.of("1"));
        Map<String, Object> tree = Map.of("any", List.of(SPENT_BEFORE, star));
        ServiceRegistration<?> plugin = bundles.registerService(TagProvider.class, new Stars(customer), null);
        access.asPlatform(() -> {
            tags.changed(customer, till.clinic, "itests.starred");
            return true;
        });
        assertThat(in(tree, customer).member()).isTrue();
        plugin.unregister();
        for (Runnable question : List.<Runnable>of(
                () -> count(tree),
                () -> in(tree, customer),
                () -> everybody(tree),
                () -> count(Map.of("criterion", "itests:balance", "value", 1)))) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(question::run)
                    .satisfies(problem -> assertThat(problem.reason()).isEqualTo("segment-undecided"))
                    .satisfies(problem -> assertThat(problem.getMessage()).contains("itests"));
        }
    }

    /** A plugin's tag that one customer has. */
    private record Stars(Id starred) implements TagProvider {
        @Override
        public Tags.Definition definition() {
            return new Tags.Definition("itests:star", List.of("0", "1"), "itests");
        }

        @Override
        public java.util.Set<String> dependsOn() {
            return java.util.Set.of("itests.starred");
        }

        @Override
        public String initialValue() {
            return "0";
        }

        @Override
        public Map<Subject, State> evaluate(java.util.Collection<Subject> subjects) {
            Map<Subject, State> states = new java.util.HashMap<>();
            subjects.stream()
                    .filter(subject -> subject.customer().equals(starred))
                    .forEach(subject -> states.put(subject, new State("1", Instant.EPOCH)));
            return states;
        }

        @Override
        public Explanation explain(Subject subject) {
            return new Explanation("1", "itests:star", 1, List.of(), null);
        }
    }

    private List<Id> people(int number) {
        List<Id> people = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            people.add(till.customer());
        }
        return people;
    }

    private void arrive(Id customer, Instant at) {
        travel.at(at, () -> access.asPlatform(() -> visits.arrive(customer, till.clinic, null, null, null, null)));
    }

    private void spend(Id customer, Instant at) {
        arrive(customer, at);
        travel.at(at, () -> till.sell(customer, item));
    }

    private Id book(Id customer, Instant from) {
        NewAppointment appointment = new NewAppointment(
                customer, till.clinic, from, from.plusSeconds(1800), List.of(), null, "CONSULT", null);
        return travel.at(from.minus(Duration.ofDays(5)), () -> access.asPlatform(() -> appointments.book(appointment)))
                .id();
    }

    private void later(java.util.function.Supplier<?> work) {
        travel.at(Instant.parse("2025-11-26T00:00:00Z"), () -> access.asPlatform(work));
    }

    private long count(Map<String, Object> tree) {
        return travel.at(LATER, () -> access.asPlatform(() -> segments.count(tree, till.clinic)));
    }

    private Membership in(Map<String, Object> tree, Id customer) {
        return access.asPlatform(() -> segments.membership(tree, till.clinic, customer));
    }

    private List<Id> everybody(Map<String, Object> tree) {
        List<Id> all = new ArrayList<>();
        String after = null;
        do {
            PageRequest page = new PageRequest(200, after);
            var part = travel.at(
                    LATER,
                    () -> access.asPlatform(() -> segments.customers(tree, till.clinic, Order.LAST_VISIT, page)));
            part.items().forEach(member -> all.add(member.id()));
            after = part.next();
        } while (after != null);
        return all;
    }
}
