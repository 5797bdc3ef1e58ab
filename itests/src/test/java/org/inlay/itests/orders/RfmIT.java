package org.inlay.itests.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inlay.itests.orders.Till.at;
import static org.inlay.itests.orders.Till.yuan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Customers;
import org.inlay.customers.Segments;
import org.inlay.itests.support.InKaraf;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Rfm;
import org.inlay.orders.Rfm.AskedThresholds;
import org.inlay.orders.Rfm.ClassCount;
import org.inlay.orders.Rfm.Comparison;
import org.inlay.orders.Rfm.CountedAt;
import org.inlay.orders.Rfm.NewRun;
import org.inlay.orders.Rfm.Rating;
import org.inlay.orders.Rfm.Run;
import org.inlay.orders.Rfm.Scoring;
import org.inlay.orders.spi.ItemKindProvider;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Check;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.TimeTravel;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class RfmIT {
    private static final AskedThresholds LINE = new AskedThresholds(30, 2, yuan("1000.00"));

    @Inject
    BundleContext bundles;

    @Inject
    Access access;

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Customers customers;

    @Inject
    Segments segments;

    @Inject
    BusinessCalendar calendar;

    @Inject
    TimeTravel travel;

    @Inject
    Rfm rfm;

    private Till till;
    private String item;
    private LocalDate today;

    @BeforeEach
    void open() {
        till = new Till(bundles);
        item = till.item("SERVICE", "100.00");
        today = access.asPlatform(() -> calendar.today(till.clinic));
    }

    @Test
    @DisplayName(
            "S3 an order of exactly 18 months counts, one of 18 months + 1 day is ignored, like one after the date")
    void window() {
        LocalDate asOf = today.minusDays(1);
        Id exactly = till.customer();
        Id before = till.customer();
        Id after = till.customer();
        sell(exactly, "100.00", asOf.minusMonths(18));
        sell(before, "100.00", asOf.minusMonths(18).minusDays(1));
        sell(after, "100.00", today);
        Run run = run(new NewRun(till.clinic, asOf, null, Scoring.FIXED, null, null, null, null));
        assertThat(run.windowMonths()).isEqualTo(18);
        assertThat(run.from()).isEqualTo(asOf.minusMonths(18));
        assertThat(run.rated()).isEqualTo(1);
        Rating rating = rating(run, exactly);
        assertThat(rating.code()).isEqualTo("LLL");
        assertThat(rating.recencyDays())
                .isEqualTo((int) (asOf.toEpochDay() - run.from().toEpochDay()));
        assertThat(rating(run, before).code()).isEqualTo(Rfm.UNRATED);
        assertThat(rating(run, after).code()).isEqualTo(Rfm.UNRATED);
        Run longer = run(new NewRun(till.clinic, asOf, 19, Scoring.FIXED, null, null, null, null));
        assertThat(longer.rated()).isEqualTo(2);
        assertThat(longer.unrated()).isEqualTo(run.unrated() - 1);
    }

    @Test
    @DisplayName(
            "S3 D8 M is counted money less returns, F distinct dates; gifts, cancelled and wholly returned orders are none")
    void money() {
        Id buyer = till.customer();
        sell(buyer, "300.00", today.minusDays(9));
        sell(buyer, "50.00", today.minusDays(9));
        Order third = sell(buyer, "200.00", today.minusDays(2));
        refund(third, "70.00");
        Id presented = till.customer();
        on(today, () -> till.sell(presented, List.of(new NewLine(item, 1, null, true, List.of()))));
        Id cancelled = till.customer();
        Order mistake = sell(cancelled, "500.00", today);
        access.asPlatform(() -> orders.cancel(mistake.id(), "mistake"));
        Id returned = till.customer();
        refund(sell(returned, "100.00", today), "100.00");
        Id asking = till.customer();
        access.asPlatform(() -> orders.place(new NewOrder(
                till.clinic, asking, Till.TYPE, List.of(Till.one(item)), List.of(), Map.of(), false, List.of(), null)));
        Run run = run(Scoring.FIXED);
        assertThat(run.rated()).isEqualTo(1);
        Rating rating = rating(run, buyer);
        assertThat(rating.money()).isEqualTo(yuan("480.00"));
        assertThat(rating.frequency()).isEqualTo(2);
        assertThat(rating.recencyDays()).isEqualTo(2);
        assertThat(rating.lastOrder()).isEqualTo(today.minusDays(2));
        assertThat(rating.checks())
                .containsExactly(
                        new Check("recency", "2", "≤ 30", true),
                        new Check("frequency", "2", "≥ 2", true),
                        new Check("money", "480.00", "≥ 1000.00", false));
        refund(third, "130.00");
        assertThat(rating(run(Scoring.FIXED), buyer).recencyDays()).isEqualTo(9);
        assertThat(List.of(presented, cancelled, returned, asking))
                .allSatisfy(who -> assertThat(rating(run, who).code()).isEqualTo(Rfm.UNRATED));
    }

    @Test
    @DisplayName("S4 one customer in each of the eight classes, by R F M, and each class is a segment of its customer")
    void classes() {
        Map<String, Id> expected = eight();
        Run run = run(Scoring.FIXED);
        assertThat(run.classes())
                .extracting(ClassCount::code)
                .containsExactly("HHH", "LHH", "HLH", "LLH", "HHL", "LHL", "HLL", "LLL");
        assertThat(run.classes()).allSatisfy(one -> {
            assertThat(one.count()).as(one.code()).isEqualTo(1);
            assertThat(in(Map.of("criterion", "rfm", "run", run.id().toString(), "values", List.of(one.code()))))
                    .containsExactly(expected.get(one.code()));
        });
        assertThat(in(Map.of("criterion", "rfm", "values", List.of("HHH", "LLL"))))
                .containsExactlyInAnyOrder(expected.get("HHH"), expected.get("LLL"));
        Map<String, Object> unrated = Map.of("criterion", "rfm", "values", List.of(Rfm.UNRATED));
        assertThat(count(unrated)).isEqualTo(run.unrated());
        Map<String, Object> rated =
                Map.of("criterion", "rfm", "operator", "NOT_IN", "values", List.of(Rfm.UNRATED, "HHH"));
        assertThat(count(rated)).isEqualTo(7);
    }

    /** Customers whose class is known: R 30 or 31 days, F 2 dates or 1, M 1000.00 or 999.99. */
    private Map<String, Id> eight() {
        Map<String, Id> customers = new LinkedHashMap<>();
        for (String code : List.of("HHH", "LHH", "HLH", "LLH", "HHL", "LHL", "HLL", "LLL")) {
            Id customer = till.customer();
            LocalDate last = today.minusDays(code.charAt(0) == 'H' ? 30 : 31);
            String rest = code.charAt(2) == 'H' ? "999.00" : "998.99";
            sell(customer, "1.00", code.charAt(1) == 'H' ? last.minusDays(1) : last);
            sell(customer, rest, last);
            customers.put(code, customer);
        }
        return customers;
    }

    @Test
    @DisplayName("S3 MEAN: equal to the mean is low in F and M, high in R; QUANTILE: strictly above the median")
    void scorings() {
        Id small = till.customer();
        Id middle = till.customer();
        Id large = till.customer();
        sell(small, "100.00", today.minusDays(20));
        sell(middle, "200.00", today.minusDays(10));
        sell(large, "150.00", today);
        sell(large, "150.00", today.minusDays(5));
        Run mean = run(Scoring.MEAN);
        assertThat(mean.totals()).isEqualTo(new Rfm.Totals(30, 4, yuan("600.00")));
        assertThat(mean.thresholds()).isEqualTo(new Rfm.Thresholds(10, 2, yuan("200.01")));
        assertThat(codes(mean, small, middle, large)).containsExactly("LLL", "HLL", "HHH");
        Run median = run(Scoring.QUANTILE);
        assertThat(median.quantile()).isEqualTo(50);
        assertThat(codes(median, small, middle, large)).containsExactly("LLL", "HLL", "HHH");
        sell(till.customer(), "300.00", today);
        assertThat(codes(run(Scoring.QUANTILE), small, middle, large)).containsExactly("LLL", "LLL", "HHH");
        Run best = run(new NewRun(till.clinic, null, null, Scoring.QUANTILE, null, 75, null, null));
        assertThat(best.thresholds()).isEqualTo(new Rfm.Thresholds(0, 2, yuan("300.01")));
        Run nobody = run(new NewRun(till.clinic, today.minusYears(9), null, Scoring.MEAN, null, null, null, null));
        assertThat(nobody.rated()).isZero();
        assertThat(nobody.thresholds()).isNull();
        assertThat(nobody.classes()).allSatisfy(one -> assertThat(one.count()).isZero());
    }

    @Test
    @DisplayName("S3 a run is frozen; two are compared: who moved where, and every number opens its customers")
    void compared() {
        Map<String, Id> before = eight();
        Id lll = Objects.requireNonNull(before.get("LLL"));
        Id newcomer = till.customer();
        Run first = run(Scoring.FIXED);
        sell(lll, "5000.00", today);
        sell(newcomer, "10.00", today);
        access.asPlatform(() ->
                customers.merge(Objects.requireNonNull(before.get("HHH")), Objects.requireNonNull(before.get("HLL"))));
        Run second = run(Scoring.FIXED);
        assertThat(access.asPlatform(() -> rfm.get(first.id()))).isEqualTo(first);
        assertThat(rating(first, lll).money()).isEqualTo(yuan("999.99"));
        assertThat(access.asPlatform(() -> rfm.runs(till.clinic, new PageRequest(1, null)))
                        .items())
                .containsExactly(second);
        Comparison moved = access.asPlatform(() -> rfm.compare(first.id(), second.id()));
        assertThat(moved.matrix()).hasSize(9);
        assertThat(moved(moved, "LLL", "HHH")).isEqualTo(1);
        assertThat(moved(moved, "LLL", "LLL")).isZero();
        assertThat(moved(moved, Rfm.UNRATED, "HLL")).isEqualTo(1);
        assertThat(moved(moved, "HLL", Rfm.UNRATED)).isZero();
        assertThat(moved(moved, Rfm.UNRATED, Rfm.UNRATED)).isEqualTo(second.unrated());
        moved.matrix().forEach(from -> {
            assertThat(from.to().stream().mapToLong(ClassCount::count).sum()).isEqualTo(from.count());
            from.to().stream()
                    .filter(to -> to.count() > 0)
                    .forEach(to -> assertThat(count(opened(first, from.code(), second, to.code())))
                            .as(from.code() + " to " + to.code())
                            .isEqualTo(to.count()));
        });
        assertThat(in(opened(first, "LLL", second, "HHH"))).containsExactly(before.get("LLL"));
        assertThat(in(opened(first, Rfm.UNRATED, second, "HLL"))).containsExactly(newcomer);
        till.everythingHolds();
    }

    private static Map<String, Object> opened(Run first, String from, Run second, String to) {
        return Map.of(
                "criterion",
                "rfm-moved",
                "from",
                first.id().toString(),
                "to",
                second.id().toString(),
                "fromClasses",
                List.of(from),
                "toClasses",
                List.of(to));
    }

    private static long moved(Comparison comparison, String from, String to) {
        return comparison.matrix().stream()
                .filter(row -> row.code().equals(from))
                .flatMap(row -> row.to().stream())
                .filter(one -> one.code().equals(to))
                .mapToLong(ClassCount::count)
                .sum();
    }

    @Test
    @DisplayName("S3 G7 the organisation counts every clinic's orders, a merged customer at the one that stands")
    void organisation() {
        Till other = new Till(bundles);
        Id customer = till.customer();
        Id duplicate = till.customer();
        sell(customer, "100.00", today);
        on(today.minusDays(3), () -> other.sell(duplicate, List.of(at(item, 1, "20.00"))));
        access.asPlatform(() -> customers.merge(customer, duplicate));
        Run all = run(
                new NewRun(Clinic.ORGANISATION, null, null, Scoring.FIXED, LINE, null, CurrencyUnit.of("CNY"), null));
        assertThat(rating(all, customer).money()).isEqualTo(yuan("120.00"));
        assertThat(rating(all, customer).frequency()).isEqualTo(2);
        assertThat(rating(all, duplicate).code()).isEqualTo(Rfm.UNRATED);
        assertThat(rating(run(Scoring.FIXED), customer).money()).isEqualTo(yuan("100.00"));
    }

    @Test
    @DisplayName(
            "D12 each yuan counts once: top-ups do not and balance payments do, or the other way round when so chosen")
    void once() {
        List<ServiceRegistration<?>> plugin = List.of(
                bundles.registerService(ItemKindProvider.class, new Accounts(), null),
                bundles.registerService(Tender.class, new Account(), null));
        try {
            String topUp = till.item(Accounts.KIND, "1000.00");
            Id customer = till.customer();
            on(today.minusDays(5), () -> till.sell(customer, List.of(at(topUp, 1, "1000.00"))));
            Order mixed = on(
                    today.minusDays(3),
                    () -> till.sell(customer, List.of(at(topUp, 1, "70.00"), at(item, 1, "30.00"))));
            Order paid = sell(customer, "200.00", today);
            access.asPlatform(() -> payments.pay(paid.id(), Till.payment(Account.CODE, "150.00")));
            Id saver = till.customer();
            on(today, () -> till.sell(saver, topUp));
            Run run = run(Scoring.FIXED);
            assertThat(rating(run, customer).money()).isEqualTo(yuan("230.00"));
            assertThat(rating(run, customer).frequency()).isEqualTo(2);
            assertThat(rating(run, saver).code()).isEqualTo(Rfm.UNRATED);
            Run topUps = run(new NewRun(till.clinic, null, null, Scoring.FIXED, null, null, null, CountedAt.TOP_UP));
            assertThat(rating(topUps, customer).money()).isEqualTo(yuan("1150.00"));
            assertThat(rating(topUps, customer).frequency()).isEqualTo(3);
            assertThat(rating(topUps, saver).money()).isEqualTo(yuan("1000.00"));
            refund(mixed, "100.00");
            assertThat(rating(run(Scoring.FIXED), customer).frequency()).isEqualTo(1);
        } finally {
            plugin.forEach(ServiceRegistration::unregister);
        }
    }

    private List<String> codes(Run run, Id... customers) {
        List<String> codes = new ArrayList<>();
        for (Id customer : customers) {
            codes.add(rating(run, customer).code());
        }
        return codes;
    }

    private Order sell(Id customer, String price, LocalDate date) {
        return on(date, () -> till.sell(customer, List.of(at(item, 1, price))));
    }

    private <T> T on(LocalDate date, Supplier<T> work) {
        return travel.at(
                calendar.startOf(till.clinic, date).plus(Duration.ofSeconds(1)), () -> access.asPlatform(work));
    }

    private void refund(Order order, String amount) {
        access.asPlatform(
                () -> payments.refund(order.id(), new NewRefund(List.of(), yuan(amount), null, null, "did not suit")));
    }

    private Run run(Scoring scoring) {
        AskedThresholds line = scoring == Scoring.FIXED ? LINE : null;
        return run(new NewRun(till.clinic, null, null, scoring, line, null, null, null));
    }

    private Run run(NewRun asked) {
        return access.asPlatform(() -> rfm.run(asked));
    }

    private Rating rating(Run run, Id customer) {
        return access.asPlatform(() -> rfm.rating(run.id(), customer));
    }

    private long count(Map<String, Object> tree) {
        return access.asPlatform(() -> segments.count(tree, till.clinic));
    }

    private List<Id> in(Map<String, Object> tree) {
        return access.asPlatform(() ->
                segments.customers(tree, till.clinic, Segments.Order.NEWEST, new PageRequest(50, null)).items().stream()
                        .map(Segments.Member::id)
                        .toList());
    }

    /** A kind that puts money on an account. */
    private static final class Accounts implements ItemKindProvider {
        private static final String KIND = "itests-account:TOP_UP";

        @Override
        public String plugin() {
            return "itests-account";
        }

        @Override
        public Set<String> kinds() {
            return Set.of(KIND);
        }
    }

    /** An account with enough on it. */
    private static final class Account implements Tender {
        private static final String CODE = "ITESTS_ACCOUNT";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public String plugin() {
            return "itests-account";
        }

        @Override
        public boolean balance() {
            return true;
        }

        @Override
        public void capture(Order order, Id payment, Money amount, Map<String, Object> details) {}

        @Override
        public void repay(Order order, Id refund, Money amount) {}
    }
}
