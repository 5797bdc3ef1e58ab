package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.inlay.itests.orders.NaiveReports.Day;
import org.inlay.itests.support.InKaraf;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.inlay.orders.Catalogue;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Reports.Part;
import org.inlay.orders.Reports.Question;
import org.inlay.orders.Reports.Retention;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

/** Who is new, who buys little, who came once and who came back (V8). */
@InKaraf
class RetentionIT {
    @Inject
    BundleContext bundles;

    private Salon salon;

    @BeforeEach
    void open() {
        salon = new Salon(bundles);
    }

    private Retention march() {
        return salon.retention(salon.question(10, 32));
    }

    @Test
    @DisplayName("V8 newcomers bring 30 % of the revenue and the others 70 %")
    void newcomers() {
        Id known = salon.person();
        Id seen = salon.person();
        Id fresh = salon.person();
        salon.sell(known, "1.00", Salon.at(9, 10));
        salon.arrive(seen, Salon.at(2, 10));
        salon.sell(known, "1500.00", Salon.at(12, 10));
        Order order = salon.sell(seen, "2100.00", Salon.at(13, 10));
        salon.takeBack(order, "100.00", Salon.at(14, 10));
        salon.arrive(fresh, Salon.at(10, 0));
        salon.sell(fresh, "1500.00", Salon.at(31, 23));
        Retention retention = march();
        assertThat(retention.revenue().money()).isEqualTo(Till.yuan("5000.00"));
        assertThat(retention.revenue().newcomers().money()).isEqualTo(Till.yuan("1500.00"));
        assertThat(retention.revenue().newcomers().share()).isEqualTo("30.00");
        assertThat(retention.revenue().others().share()).isEqualTo("70.00");
        assertThat(salon.listed(retention.revenue().newcomers().segment())).containsExactly(fresh);
        assertThat(salon.listed(retention.revenue().others().segment())).containsExactlyInAnyOrder(known, seen);
    }

    @Test
    @DisplayName("V8 orders under 1000: 999.99 is one, 1000.00 is none, and one that was given back is no order")
    void tickets() {
        Id small = salon.person();
        Id large = salon.person();
        Id undone = salon.person();
        salon.sell(small, "999.99", Salon.at(12, 10));
        salon.sell(large, "1000.00", Salon.at(12, 11));
        Order reduced = salon.sell(large, "1100.00", Salon.at(12, 12));
        salon.takeBack(salon.sell(undone, "50.00", Salon.at(12, 13)), "50.00", Salon.at(13, 10));
        assertThat(march().tickets().orders()).isEqualTo(1);
        assertThat(march().tickets().share()).isEqualTo("33.33");
        assertThat(salon.listed(march().tickets().segment())).containsExactly(small);
        salon.takeBack(reduced, "100.01", Salon.at(14, 10));
        assertThat(march().tickets().share()).isEqualTo("66.67");
        assertThat(march().tickets().money()).isEqualTo(Till.yuan("1999.98"));
        assertThat(salon.listed(march().tickets().segment())).containsExactlyInAnyOrder(small, large);
        Rest manager = salon.till.signIn("MANAGER");
        String path = "/api/v1/reports/retention?clinic=" + salon.till.clinic + "&from=2025-03-10&to=2025-04-01&below=";
        Answer other = manager.get(path + "999.99");
        assertThat(other.body().at("/tickets/orders").asInt())
                .as(other.body().toString())
                .isZero();
        assertThat(manager.get(path + "1000.0000")
                        .body()
                        .at("/tickets/below/amount")
                        .asText())
                .isEqualTo("1000.00");
        assertThat(manager.get(path + "0").status()).isEqualTo(422);
        assertThat(manager.get(path + "1e3").status()).isEqualTo(422);
        assertThat(manager.get(path + "1.001").status()).isEqualTo(422);
    }

    @Test
    @DisplayName(
            "V8 came once: one visit day until the end, however many visits on it; an earlier day counts, a later one does not")
    void singleVisit() {
        Id once = salon.person();
        salon.arrive(once, Salon.at(12, 9));
        salon.arrive(once, Salon.at(12, 15));
        salon.arrive(once, Salon.at(32, 9));
        Id before = salon.person();
        salon.arrive(before, Salon.at(9, 9));
        salon.arrive(before, Salon.at(12, 9));
        Id longAgo = salon.person();
        salon.arrive(longAgo, Salon.at(9, 9));
        Part single = march().singleVisit();
        assertThat(single.customers()).isEqualTo(1);
        assertThat(single.of()).isEqualTo(2);
        assertThat(single.share()).isEqualTo("50.00");
        assertThat(salon.listed(single.segment())).containsExactly(once);
        assertThat(salon.listed(single.ofSegment())).containsExactlyInAnyOrder(once, before);
    }

    @Test
    @DisplayName("V8 repurchase: a deal of the period after one of an earlier date; twice on a day is none")
    void repurchase() {
        Id again = salon.person();
        salon.sell(again, "10.00", Salon.at(9, 9));
        salon.sell(again, "10.00", Salon.at(12, 9));
        Id within = salon.person();
        salon.sell(within, "10.00", Salon.at(12, 9));
        Order later = salon.sell(within, "10.00", Salon.at(13, 9));
        Id sameDay = salon.person();
        salon.sell(sameDay, "10.00", Salon.at(12, 9));
        salon.sell(sameDay, "10.00", Salon.at(12, 10));
        Part repurchase = march().repurchase();
        assertThat(repurchase.share()).isEqualTo("66.67");
        assertThat(salon.listed(repurchase.segment())).containsExactlyInAnyOrder(again, within);
        assertThat(salon.listed(repurchase.ofSegment())).containsExactlyInAnyOrder(again, within, sameDay);
        salon.takeBack(later, "10.00", Salon.at(14, 9));
        assertThat(march().repurchase().share()).isEqualTo("33.33");
        assertThat(salon.listed(march().repurchase().segment())).containsExactly(again);
    }

    @Test
    @DisplayName("V8 G3 money of two currencies is not added up")
    void currencies() {
        String abroad = salon.till.clinic + "J";
        String channel = "j" + salon.till.clinic;
        salon.on(
                Salon.at(1, 9),
                () -> salon.till
                        .service(Clinics.class)
                        .create(
                                abroad,
                                "東京",
                                "beauty",
                                ZoneId.of("Asia/Tokyo"),
                                CurrencyUnit.of("JPY"),
                                LocalTime.MIDNIGHT));
        String item = "y" + salon.till.clinic;
        salon.on(
                Salon.at(1, 9),
                () -> salon.till
                        .service(Catalogue.class)
                        .create(new NewItem(
                                item,
                                item,
                                "SERVICE",
                                Money.ofMajor(CurrencyUnit.of("JPY"), 1000),
                                null,
                                List.of(),
                                null)));
        Id who = salon.person(null, channel);
        salon.sell(who, "10.00", Salon.at(12, 9));
        Question question = new Question(Clinic.ORGANISATION, Salon.day(10), Salon.day(32), null, channel);
        assertThat(salon.retention(question).revenue().money()).isEqualTo(Till.yuan("10.00"));
        salon.on(
                Salon.at(13, 9),
                () -> salon.till
                        .service(Orders.class)
                        .place(new NewOrder(
                                abroad,
                                who,
                                "零售",
                                List.of(Till.one(item)),
                                List.of(),
                                Map.of(),
                                true,
                                List.of(),
                                null)));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> salon.retention(question))
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo("several-currencies"));
    }

    @Test
    @DisplayName(
            "V8 per clinic, organisation, period, consultant and source every number and its segment is what a naive count says")
    void naive() {
        ReportHistory history = new ReportHistory(bundles, 30);
        salon = history.salon;
        for (Question question : history.questions()) {
            NaiveReports naive = history.naive(question);
            Retention retention = salon.retention(question);
            same(
                    naive,
                    o -> true,
                    retention.revenue().money().getAmountMinorLong(),
                    retention.revenue().orders(),
                    retention.revenue().segment());
            var newcomers = retention.revenue().newcomers();
            same(
                    naive,
                    o -> naive.newcomer(o.customer()),
                    newcomers.money().getAmountMinorLong(),
                    newcomers.orders(),
                    newcomers.segment());
            var others = retention.revenue().others();
            same(
                    naive,
                    o -> !naive.newcomer(o.customer()),
                    others.money().getAmountMinorLong(),
                    others.orders(),
                    others.segment());
            var tickets = retention.tickets();
            same(
                    naive,
                    o -> o.net().getAmountMinorLong() < 100_000,
                    tickets.money().getAmountMinorLong(),
                    tickets.orders(),
                    tickets.segment());
            List<Id> visitors = naive.arrived().keySet().stream()
                    .map(Day::customer)
                    .distinct()
                    .toList();
            same(retention.singleVisit(), visitors, who -> naive.visitDays(who) == 1);
            same(retention.repurchase(), naive.buyers(), naive::dealtBefore);
        }
    }

    private void same(
            NaiveReports naive, Predicate<Order> meant, long minor, long number, Map<String, Object> segment) {
        List<Order> orders = naive.orders().stream().filter(meant).toList();
        assertThat(number).as(segment.toString()).isEqualTo(orders.size());
        assertThat(minor)
                .as(segment.toString())
                .isEqualTo(orders.stream()
                        .mapToLong(o -> o.net().getAmountMinorLong())
                        .sum());
        lists(segment, orders.stream().map(Order::customer));
    }

    private void same(Part part, List<Id> all, Predicate<Id> meant) {
        List<Id> some = all.stream().filter(meant).toList();
        assertThat(part.customers()).as(part.toString()).isEqualTo(some.size());
        assertThat(part.of()).as(part.toString()).isEqualTo(all.size());
        lists(part.segment(), some.stream());
        lists(part.ofSegment(), all.stream());
    }

    private void lists(Map<String, Object> segment, Stream<Id> customers) {
        Set<Id> expected = customers.collect(Collectors.toSet());
        assertThat(salon.listed(segment)).as(segment.toString()).containsExactlyInAnyOrderElementsOf(expected);
    }
}
