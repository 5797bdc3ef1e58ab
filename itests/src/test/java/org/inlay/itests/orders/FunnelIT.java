package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.inlay.customers.Appointments;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.itests.orders.NaiveReports.Day;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.orders.Order;
import org.inlay.orders.Reports.Funnel;
import org.inlay.orders.Reports.Question;
import org.inlay.orders.Reports.Step;
import org.inlay.orders.Reports.TypeRow;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** The funnel (V8), its segments, and who may see it. */
@InKaraf
class FunnelIT {
    private static final String API = "/api/v1";

    @Inject
    BundleContext bundles;

    private Salon salon;

    @BeforeEach
    void open() {
        salon = new Salon(bundles);
    }

    @Test
    @DisplayName("V8 10 INITIAL visitors, 4 deals → 40.00 %, and every number lists its customers")
    void fortyPercent() {
        for (int i = 0; i < 10; i++) {
            Id who = salon.person();
            salon.arrive(who, Salon.at(3, 10));
            if (i < 4) {
                salon.sell(who, "999.50", Salon.at(3, 11));
            }
        }
        Funnel funnel = march();
        TypeRow initial = row(funnel, VisitType.INITIAL);
        assertThat(initial.visitors()).isEqualTo(10);
        assertThat(initial.dealt()).isEqualTo(4);
        assertThat(initial.rate()).isEqualTo("40.00");
        assertThat(initial.money()).isEqualTo(Till.yuan("3998.00"));
        assertThat(salon.listed(initial.segment())).containsExactlyInAnyOrderElementsOf(salon.people);
        assertThat(salon.listed(initial.dealtSegment()))
                .containsExactlyInAnyOrderElementsOf(salon.people.subList(0, 4));
        assertThat(row(funnel, VisitType.RETURN).visitors()).isZero();
        assertThat(row(funnel, VisitType.RETURN).rate()).isNull();
        assertThat(salon.funnel(salon.question(1, 3)).types())
                .allSatisfy(row -> assertThat(row.visitors()).isZero());
        assertThat(row(salon.funnel(salon.question(3, 4)), VisitType.INITIAL).visitors())
                .isEqualTo(10);
    }

    @Test
    @DisplayName("V8 V5 an order of 10:00 before the first arrival at 14:00 makes it a dealt INITIAL day")
    void beforeArrival() {
        Id who = salon.person();
        salon.sell(who, "999.00", Salon.at(3, 10));
        assertThat(march().withoutVisit().deals()).isEqualTo(1);
        salon.arrive(who, Salon.at(3, 14));
        Funnel funnel = march();
        assertThat(funnel.withoutVisit().deals()).isZero();
        assertThat(row(funnel, VisitType.INITIAL).rate()).isEqualTo("100.00");
        assertThat(salon.listed(row(funnel, VisitType.INITIAL).dealtSegment())).containsExactly(who);
    }

    @Test
    @DisplayName("V8 deals without a visit have a row of their own and are in no type")
    void withoutVisit() {
        Id who = salon.person();
        salon.sell(who, "100.00", Salon.at(3, 10));
        salon.sell(who, "200.00", Salon.at(4, 10));
        salon.arrive(who, Salon.at(5, 10));
        Funnel funnel = march();
        assertThat(funnel.withoutVisit().deals()).isEqualTo(2);
        assertThat(funnel.withoutVisit().customers()).isEqualTo(1);
        assertThat(funnel.withoutVisit().money()).isEqualTo(Till.yuan("300.00"));
        assertThat(salon.listed(funnel.withoutVisit().segment())).containsExactly(who);
        assertThat(step(funnel, "ARRIVED").customerDays()).isEqualTo(1);
        assertThat(step(funnel, "DEALT").customerDays()).isZero();
        assertThat(salon.listed(step(funnel, "DEALT").segment())).isEmpty();
    }

    @Test
    @DisplayName(
            "V8 V3 two visits of a date are one customer-day of the first one's type; without the first, of the next one's")
    void twoVisits() {
        Id who = salon.person();
        Visit first = salon.arrive(who, Salon.at(3, 9));
        Visit second = salon.arrive(who, Salon.at(3, 15));
        salon.on(
                Salon.at(3, 16),
                () -> salon.till.service(Visits.class).override(second.id(), VisitType.CHECK_UP, "术后复查"));
        salon.sell(who, "500.00", Salon.at(3, 17));
        Funnel both = march();
        assertThat(row(both, VisitType.INITIAL).visitors()).isEqualTo(1);
        assertThat(row(both, VisitType.INITIAL).dealt()).isEqualTo(1);
        assertThat(row(both, VisitType.CHECK_UP).visitors()).isZero();
        salon.on(Salon.at(3, 18), () -> salon.till.service(Visits.class).voidVisit(first.id(), "误登"));
        Funnel one = march();
        assertThat(row(one, VisitType.INITIAL).visitors()).isZero();
        assertThat(row(one, VisitType.CHECK_UP).rate()).isEqualTo("100.00");
        assertThat(salon.listed(row(one, VisitType.CHECK_UP).dealtSegment())).containsExactly(who);
        assertThat(salon.listed(row(one, VisitType.INITIAL).segment())).isEmpty();
        salon.on(Salon.at(3, 19), () -> salon.till.service(Visits.class).voidVisit(second.id(), "误登"));
        assertThat(march().withoutVisit().deals()).isEqualTo(1);
    }

    @Test
    @DisplayName("V8 D7 a returned deal leaves the funnel, a partial return lowers its money")
    void returned() {
        Id who = salon.person();
        salon.arrive(who, Salon.at(3, 9));
        Order order = salon.sell(who, "500.00", Salon.at(3, 10));
        salon.takeBack(order, "120.25", Salon.at(8, 10));
        assertThat(row(march(), VisitType.INITIAL).money()).isEqualTo(Till.yuan("379.75"));
        salon.takeBack(order, "379.75", Salon.at(9, 10));
        TypeRow initial = row(march(), VisitType.INITIAL);
        assertThat(initial.visitors()).isEqualTo(1);
        assertThat(initial.rate()).isEqualTo("0.00");
        assertThat(initial.money()).isEqualTo(Till.yuan("0.00"));
        assertThat(salon.listed(initial.dealtSegment())).isEmpty();
    }

    @Test
    @DisplayName("V8 G2 with a cut-off of 04:00 an order of 23:50 and an arrival at 00:30 are one dealt day")
    void cutOff() {
        String night = salon.till.clinic + "N";
        salon.on(Salon.at(1, 9), () -> {
            Clinics clinics = salon.till.service(Clinics.class);
            clinics.create(
                    night, "夜诊", "aesthetic", ZoneId.of("Asia/Shanghai"), CurrencyUnit.of("CNY"), LocalTime.of(4, 0));
            return clinics.replaceEntries(night, "order-types", List.of(new ListEntry(Till.TYPE, "医美")));
        });
        Id who = salon.person();
        salon.sell(who, night, "100.00", Instant.parse("2025-03-05T15:50:00Z"));
        salon.arrive(who, night, Instant.parse("2025-03-05T16:30:00Z"));
        Funnel fifth = salon.funnel(new Question(night, Salon.day(5), Salon.day(6), null, null));
        assertThat(row(fifth, VisitType.INITIAL).dealt()).isEqualTo(1);
        assertThat(fifth.withoutVisit().deals()).isZero();
        assertThat(salon.listed(row(fifth, VisitType.INITIAL).dealtSegment())).containsExactly(who);
        Funnel sixth = salon.funnel(new Question(night, Salon.day(6), Salon.day(7), null, null));
        assertThat(step(sixth, "ARRIVED").customerDays()).isZero();
    }

    @Test
    @DisplayName("V8 enquiry → booked → arrived → dealt in customer-days, each step in percent of the one before")
    void steps() {
        for (int i = 0; i < 8; i++) {
            Id who = salon.person();
            salon.enquire(who, salon.till.clinic, "ONLINE", Salon.at(2, 9));
            salon.enquire(who, salon.till.clinic, "PHONE", Salon.at(2, 12));
            if (i < 6) {
                salon.book(who, salon.till.clinic, Salon.at(5, 10));
            }
            if (i < 3) {
                salon.arrive(who, Salon.at(5, 10));
            }
            if (i < 1) {
                salon.sell(who, "88.00", Salon.at(5, 11));
            }
        }
        var moved = salon.appointments(salon.people.get(5)).get(0);
        salon.on(Salon.at(4, 9), () -> salon.till.service(Appointments.class).cancel(moved.id(), "改期"));
        Funnel funnel = march();
        assertThat(funnel.steps())
                .extracting(Step::step, Step::customerDays, Step::customers, Step::rate)
                .containsExactly(
                        tuple("ENQUIRED", 8L, 8L, null),
                        tuple("BOOKED", 5L, 5L, "62.50"),
                        tuple("ARRIVED", 3L, 3L, "60.00"),
                        tuple("DEALT", 1L, 1L, "33.33"));
        assertThat(salon.listed(step(funnel, "BOOKED").segment()))
                .containsExactlyInAnyOrderElementsOf(salon.people.subList(0, 5));
    }

    @Test
    @DisplayName(
            "V8 per clinic, organisation, period, consultant and source every number and its segment is what a naive count says")
    void naive() {
        ReportHistory history = new ReportHistory(bundles, 8);
        salon = history.salon;
        for (Question question : history.questions()) {
            NaiveReports naive = history.naive(question);
            Funnel funnel = salon.funnel(question);
            same(step(funnel, "ENQUIRED"), naive.enquired());
            same(step(funnel, "BOOKED"), naive.booked());
            Map<Day, VisitType> arrived = naive.arrived();
            same(step(funnel, "ARRIVED"), arrived.keySet());
            List<Day> dealt = arrived.keySet().stream()
                    .filter(day -> !naive.dealsOf(day).isEmpty())
                    .toList();
            same(step(funnel, "DEALT"), dealt);
            for (TypeRow row : funnel.types()) {
                List<Day> days = ofType(arrived, row.type(), arrived.keySet());
                List<Day> deals = ofType(arrived, row.type(), dealt);
                assertThat(row.visitors()).as(question.toString()).isEqualTo(days.size());
                assertThat(row.dealt()).as(question.toString()).isEqualTo(deals.size());
                assertThat(row.money().getAmountMinorLong())
                        .isEqualTo(minor(deals.stream().flatMap(day -> naive.dealsOf(day).stream())));
                lists(row.segment(), days.stream().map(Day::customer), row.customers());
                lists(row.dealtSegment(), deals.stream().map(Day::customer), row.dealtCustomers());
            }
            List<Order> without = naive.dealsWithoutVisit();
            assertThat(funnel.withoutVisit().deals()).isEqualTo(without.size());
            assertThat(funnel.withoutVisit().money().getAmountMinorLong()).isEqualTo(minor(without.stream()));
            lists(
                    funnel.withoutVisit().segment(),
                    without.stream().map(Order::customer),
                    funnel.withoutVisit().customers());
        }
    }

    private static List<Day> ofType(Map<Day, VisitType> types, VisitType type, Collection<Day> days) {
        return days.stream().filter(day -> types.get(day) == type).toList();
    }

    private static long minor(Stream<Order> orders) {
        return orders.mapToLong(order -> order.net().getAmountMinorLong()).sum();
    }

    private void same(Step step, Collection<Day> days) {
        assertThat(step.customerDays()).as(step.toString()).isEqualTo(days.size());
        lists(step.segment(), days.stream().map(Day::customer), step.customers());
    }

    private void lists(Map<String, Object> segment, Stream<Id> customers, long number) {
        var expected = customers.collect(Collectors.toSet());
        assertThat(salon.listed(segment)).as(segment.toString()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(number).as(segment.toString()).isEqualTo(expected.size());
    }

    @Test
    @DisplayName(
            "V8 over REST the funnel is read by MARKETING, whose segments open as they are; others and the whole organisation are refused")
    void rest() {
        Id who = salon.person();
        salon.arrive(who, Salon.at(3, 9));
        salon.sell(who, "100.00", Salon.at(3, 10));
        Rest marketing = salon.till.signIn("MARKETING");
        String period = "&from=2025-03-01&to=2025-04-01";
        Answer answer = marketing.get(API + "/reports/funnel?clinic=" + salon.till.clinic + period);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        JsonNode initial = answer.body().at("/types/0");
        assertThat(initial.at("/type").asText()).isEqualTo("INITIAL");
        assertThat(initial.at("/rate").asText()).isEqualTo("100.00");
        assertThat(initial.at("/money/amount").asText()).isEqualTo("100.00");
        assertThat(initial.at("/money/currency").asText()).isEqualTo("CNY");
        Answer opened =
                marketing.post(API + "/segments/customers?clinic=" + salon.till.clinic, initial.get("dealtSegment"));
        assertThat(opened.body().at("/items/0/id").asText()).isEqualTo(who.toString());
        assertThat(marketing
                        .get(API + "/reports/funnel?clinic=ORGANISATION" + period)
                        .status())
                .isEqualTo(403);
        Rest nurse = salon.till.signIn("NURSE");
        assertThat(nurse.get(API + "/reports/funnel?clinic=" + salon.till.clinic + period)
                        .status())
                .isEqualTo(403);
        assertThat(nurse.post(API + "/segments/count?clinic=" + salon.till.clinic, initial.get("segment"))
                        .status())
                .isEqualTo(403);
        for (String wrong :
                List.of("", "&from=2025-03-01", "&from=2025-03-01&to=2025-03-01", "&from=2015-01-01&to=2025-01-02")) {
            Answer refused = marketing.get(API + "/reports/funnel?clinic=" + salon.till.clinic + wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.reason()).isEqualTo("validation");
        }
        assertThat(marketing
                        .get(API + "/reports/funnel?clinic=" + salon.till.clinic + period + "&source=%20")
                        .body()
                        .at("/violations/0/field")
                        .asText())
                .isEqualTo("source");
    }

    @Test
    @DisplayName("V8 types of a step that has none are refused")
    void typesOfEnquiries() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        salon.listed(Map.of("criterion", "funnel", "step", "ENQUIRED", "types", List.of("INITIAL"))))
                .satisfies(problem ->
                        assertThat(problem.violations().get(0).field()).isEqualTo("types"));
    }

    private Funnel march() {
        return salon.funnel(salon.question(1, 32));
    }

    private static TypeRow row(Funnel funnel, VisitType type) {
        return funnel.types().stream()
                .filter(row -> row.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private static Step step(Funnel funnel, String step) {
        return funnel.steps().stream()
                .filter(one -> one.step().equals(step))
                .findFirst()
                .orElseThrow();
    }
}
