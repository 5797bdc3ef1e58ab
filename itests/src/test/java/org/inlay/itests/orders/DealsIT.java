package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.orders.Till.payment;
import static org.inlay.itests.orders.Till.yuan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Customers;
import org.inlay.customers.Tags;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.Item.Component;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Checks;
import org.inlay.platform.Clinic;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.Rules;
import org.inlay.platform.TimeTravel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

@InKaraf
class DealsIT {
    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Rules rules;

    @Inject
    Tags tags;

    @Inject
    Visits visits;

    @Inject
    Customers customers;

    @Inject
    BusinessCalendar calendar;

    @Inject
    TimeTravel travel;

    @Inject
    Clock clock;

    @Inject
    Checks checks;

    private Till a;
    private Id customer;

    @BeforeEach
    void open() {
        a = new Till(bundles);
        customer = a.customer();
    }

    @AfterEach
    void factsFollowFromHistory() {
        assertThat(access.asPlatform(checks::run))
                .filteredOn(item ->
                        item.check().startsWith("orders.") || item.check().startsWith("customers."))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.problems()).isEmpty());
    }

    @Test
    @DisplayName("D5 G7 the 79 bag is a deal at A, where the minimum is 0, and none at B, where it is 99")
    void bag() {
        Till b = new Till(bundles);
        b.deal("99");
        String bag = a.item("PACKAGE", "680.00", new Component(a.item("SERVICE", "300.00"), 1, null));
        Order atA = a.sell(customer, List.of(Till.at(bag, 1, "79.00")));
        assertThat(atA.deal().decision()).isEqualTo("DEAL");
        assertThat(atA.deal().amount()).isEqualTo(yuan("79.00"));
        assertThat(tag(customer, a.clinic)).isEqualTo("ONCE");
        assertThat(tag(customer, b.clinic)).isEqualTo("NONE");
        assertThat(tag(customer, Clinic.ORGANISATION)).isEqualTo("ONCE");
        Order atB = b.sell(customer, List.of(Till.at(bag, 1, "79.00")));
        assertThat(atB.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(atB.deal().flip()).contains("79.00", "99.00", "20.00");
        assertThat(atB.deal().checks())
                .filteredOn(check -> !check.passed())
                .singleElement()
                .satisfies(check -> assertThat(check.check()).isEqualTo("minimum"));
        assertThat(tag(customer, b.clinic)).isEqualTo("NONE");
    }

    @Test
    @DisplayName("D2 98.99, 99.00 and 99.01 against 99 under both comparisons")
    void comparisons() {
        String item = a.item("SERVICE", "100.00");
        a.deal("99");
        assertThat(decisions(item)).containsExactly("NO_DEAL", "DEAL", "DEAL");
        publish(a, Map.of("minimum", "99", "comparison", "MORE_THAN"));
        assertThat(decisions(item)).containsExactly("NO_DEAL", "NO_DEAL", "DEAL");
    }

    private List<String> decisions(String item) {
        return List.of("98.99", "99.00", "99.01").stream()
                .map(price -> a.sell(a.customer(), List.of(Till.at(item, 1, price)))
                        .deal()
                        .decision())
                .toList();
    }

    @Test
    @DisplayName("D6 a later version never changes an old decision")
    void versions() {
        String item = a.item("SERVICE", "50.00");
        Order old = a.sell(customer, item);
        long version = old.deal().ruleVersion();
        a.deal("99");
        Order later = a.sell(customer, item);
        assertThat(read(old).deal().decision()).isEqualTo("DEAL");
        assertThat(read(old).deal().ruleVersion()).isEqualTo(version);
        assertThat(later.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(later.deal().ruleVersion()).isEqualTo(version + 1);
    }

    @Test
    @DisplayName("T1 two deals on a day are ONCE, one on the next day MULTIPLE, its return ONCE again")
    void dealDates() {
        String item = a.item("SERVICE", "500.00");
        Instant first = clock.instant().minus(Duration.ofDays(40));
        on(first, () -> a.sell(customer, item));
        on(first.plusSeconds(60), () -> a.sell(customer, item));
        assertThat(tag(customer, a.clinic)).isEqualTo("ONCE");
        Order next = on(first.plus(Duration.ofDays(1)), () -> a.sell(customer, item));
        assertThat(tag(customer, a.clinic)).isEqualTo("MULTIPLE");
        assertThat(tag(customer, Clinic.ORGANISATION)).isEqualTo("MULTIPLE");
        Instant returned = first.plus(Duration.ofDays(2)).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        on(returned, () -> refund(next, "500.00"));
        Tags.Tag tag = tagOf(customer, a.clinic);
        assertThat(tag.value()).isEqualTo("ONCE");
        assertThat(tag.since()).isEqualTo(returned);
    }

    @Test
    @DisplayName("T1 counted per order, two deals on a day are MULTIPLE; the tag is worked out again after the change")
    void perOrder() {
        String item = a.item("SERVICE", "500.00");
        a.sell(customer, item);
        a.sell(customer, item);
        assertThat(tag(customer, a.clinic)).isEqualTo("ONCE");
        publish(a, Map.of("countPer", "ORDER"));
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> tag(customer, a.clinic).equals("MULTIPLE"));
        assertThat(tag(customer, Clinic.ORGANISATION)).isEqualTo("ONCE");
    }

    @Test
    @DisplayName(
            "D7 150 less a return of 60 no longer meets 99: reversed from then on; before it the answer is still deal")
    void reversal() {
        a.deal("99");
        Order order = a.sell(customer, a.item("SERVICE", "150.00"));
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "150.00")));
        Order half = refund(order, "51.00");
        assertThat(half.deal().decision()).isEqualTo("DEAL");
        Order returned = refund(order, "9.00");
        assertThat(returned.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(returned.deal().decided()).isEqualTo("DEAL");
        assertThat(returned.deal().reversedAt())
                .isAfterOrEqualTo(returned.deal().decidedAt());
        assertThat(tag(customer, a.clinic)).isEqualTo("NONE");
    }

    @Test
    @DisplayName("D7 a cancellation always reverses")
    void cancelled() {
        publish(a, Map.of("onReturn", "KEEP"));
        Order order = a.sell(customer, a.item("SERVICE", "150.00"));
        assertThat(tag(customer, a.clinic)).isEqualTo("ONCE");
        Order cancelled = access.asPlatform(() -> orders.cancel(order.id(), "mistake"));
        assertThat(cancelled.status()).isEqualTo("CANCELLED");
        assertThat(cancelled.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(tag(customer, a.clinic)).isEqualTo("NONE");
    }

    @Test
    @DisplayName(
            "D6 under PAID the deal stands from full payment, judged by the confirmation's version and dated by it")
    void paid() {
        publish(a, Map.of("minimum", "99", "decideAt", "PAID"));
        Order order = a.sell(customer, a.item("SERVICE", "150.00"));
        assertThat(order.deal().decision()).isNull();
        a.deal("1000");
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "149.99")));
        assertThat(read(order).deal().decision()).isNull();
        assertThat(tag(customer, a.clinic)).isEqualTo("NONE");
        Order full =
                on(clock.instant().plus(Duration.ofDays(2)), () -> payments.pay(order.id(), payment("CASH", "0.01")));
        assertThat(full.deal().decision()).isEqualTo("DEAL");
        assertThat(full.deal().ruleVersion()).isEqualTo(2);
        assertThat(full.date()).isEqualTo(order.date());
        assertThat(full.deal().decidedAt()).isAfter(order.confirmedAt());
        assertThat(tag(customer, a.clinic)).isEqualTo("ONCE");
    }

    @Test
    @DisplayName("D6 a write-off completes a PAID order; then the amount paid is what counts")
    void writtenOff() {
        publish(a, Map.of("minimum", "99", "decideAt", "PAID"));
        Order order = a.sell(customer, a.item("SERVICE", "150.00"));
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "98.99")));
        Order done = access.asPlatform(() -> payments.writeOff(order.id(), yuan("51.01"), "goodwill"));
        assertThat(done.deal().decision()).isEqualTo("NO_DEAL");
        assertThat(done.deal().amount()).isEqualTo(yuan("98.99"));
    }

    @Test
    @DisplayName("V4 V5 an order of 10:00 attaches to the first arrival at 14:00: INITIAL and a deal")
    void attached() {
        Instant day = calendar.startOf(a.clinic, calendar.today(a.clinic).minusDays(1));
        Order order = on(day.plus(Duration.ofHours(10)), () -> a.sell(customer, a.item("SERVICE", "999.00")));
        assertThat(order.visit()).isNull();
        Visit visit =
                on(day.plus(Duration.ofHours(14)), () -> visits.arrive(customer, a.clinic, null, null, null, null));
        assertThat(visit.type()).isEqualTo(VisitType.INITIAL);
        assertThat(read(order).visit()).isEqualTo(visit.id());
        assertThat(read(order).deal().decision()).isEqualTo("DEAL");
        Visit next = access.asPlatform(() -> visits.arrive(customer, a.clinic, null, null, null, null));
        assertThat(next.type()).isEqualTo(VisitType.REPURCHASE);
    }

    @Test
    @DisplayName("G6 a draft minimum of 99 lists the 79 order as one that would be no deal, and changes nothing")
    void rehearsed() {
        String item = a.item("SERVICE", "100.00");
        Order small = a.sell(customer, List.of(Till.at(item, 1, "79.00")));
        a.sell(a.customer(), List.of(Till.at(item, 1, "99.00")));
        Rehearsal rehearsal = access.asPlatform(() -> rules.rehearse(
                "deal",
                a.clinic,
                Map.of("minimum", "99"),
                small.date(),
                small.date().plusDays(1)));
        assertThat(rehearsal.decided()).isEqualTo(2);
        assertThat(rehearsal.changed()).isEqualTo(1);
        assertThat(rehearsal.customers()).isEqualTo(1);
        assertThat(rehearsal.money()).isEqualTo(yuan("79.00"));
        assertThat(rehearsal.days()).containsExactly(new Rehearsal.Day(small.date(), 0, 1, yuan("79.00")));
        assertThat(rehearsal.examples())
                .singleElement()
                .satisfies(change -> assertThat(change.subject()).isEqualTo(small.id()));
        assertThat(read(small).deal().decision()).isEqualTo("DEAL");
    }

    @Test
    @DisplayName("G5 the tags are explained: rule, version, dates, what would flip them")
    void explained() {
        Order order = a.sell(customer, a.item("SERVICE", "150.00"));
        Explanation deal = access.asPlatform(() -> tags.explain(customer, a.clinic, "deal"));
        assertThat(deal.value()).isEqualTo("ONCE");
        assertThat(deal.version()).isEqualTo(order.deal().ruleVersion());
        assertThat(deal.checks().get(0).actual()).contains(order.date().toString());
        assertThat(deal.flip()).contains("多次成交");
        Explanation arrears = access.asPlatform(() -> tags.explain(customer, a.clinic, "arrears"));
        assertThat(arrears.value()).isEqualTo("yes");
        assertThat(arrears.checks().get(0).actual()).isEqualTo("150.00");
    }

    @Test
    @DisplayName("D10 T4 arrears: due 1000, paid 600 is yes; 400 more is no")
    void arrears() {
        Order order = a.sell(customer, a.item("SERVICE", "1000.00"));
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "600.00")));
        assertThat(value(customer, a.clinic, "arrears")).isEqualTo("yes");
        access.asPlatform(() -> payments.pay(order.id(), payment("CASH", "400.00")));
        assertThat(value(customer, a.clinic, "arrears")).isEqualTo("no");
        assertThat(value(customer, Clinic.ORGANISATION, "arrears")).isEqualTo("no");
    }

    @Test
    @DisplayName("G7 merging two customers counts both histories; taking the merge apart gives each its own back")
    void merged() {
        String item = a.item("SERVICE", "500.00");
        Id other = a.customer();
        on(clock.instant().minus(Duration.ofDays(2)), () -> a.sell(customer, item));
        a.sell(other, item);
        Customers.Merge merge = access.asPlatform(() -> customers.merge(customer, other));
        assertThat(tag(customer, a.clinic)).isEqualTo("MULTIPLE");
        access.asPlatform(() -> customers.unmerge(merge.id()));
        assertThat(tag(customer, a.clinic)).isEqualTo("ONCE");
        assertThat(tag(other, a.clinic)).isEqualTo("ONCE");
    }

    private void publish(Till till, Map<String, Object> settings) {
        Map<String, Object> document = new HashMap<>(settings);
        document.put("orderTypes", List.of(Till.TYPE));
        access.asPlatform(() -> rules.publish("deal", till.clinic, document, null));
    }

    private <T> T on(Instant at, Supplier<T> work) {
        return travel.at(at, () -> access.asPlatform(work));
    }

    private Order read(Order order) {
        return access.asPlatform(() -> orders.get(order.id()));
    }

    private Order refund(Order order, String amount) {
        return access.asPlatform(
                () -> payments.refund(order.id(), new NewRefund(List.of(), yuan(amount), null, null, "did not suit")));
    }

    private String tag(Id who, String clinic) {
        return tagOf(who, clinic).value();
    }

    private Tags.Tag tagOf(Id who, String clinic) {
        return access.asPlatform(() -> tags.of(who, clinic)).stream()
                .filter(tag -> tag.tag().equals("deal"))
                .findFirst()
                .orElseThrow();
    }

    private String value(Id who, String clinic, String tag) {
        return access.asPlatform(() -> tags.value(who, clinic, tag));
    }
}
