package org.inlay.orders.internal.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.inlay.customers.VisitType;
import org.inlay.orders.Reports;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the counts together, each beside the segment that lists its customers (V8). */
@Component(service = Reports.class)
public class ReportsService implements Reports {
    private static final String READ = "reports:read";
    private static final int MOST_YEARS = 10;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final int LONGEST = 200;
    private static final BigDecimal SMALL = BigDecimal.valueOf(1_000);
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private final Access access;
    private final Transactions transactions;
    private final Clinics clinics;
    private final ReportCurrencies currencies;
    private final FunnelStore funnel;
    private final RetentionStore retention;

    @Activate
    public ReportsService(
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference Clinics clinics,
            @Reference ReportCurrencies currencies,
            @Reference FunnelStore funnel,
            @Reference RetentionStore retention) {
        this.access = access;
        this.transactions = transactions;
        this.clinics = clinics;
        this.currencies = currencies;
        this.funnel = funnel;
        this.retention = retention;
    }

    @Override
    public Funnel funnel(Question question) {
        allow(question);
        ReportTrees trees = new ReportTrees(question);
        return transactions.required(() -> {
            CurrencyUnit currency = currency(question);
            return new Funnel(
                    trees.clinic(),
                    question.from(),
                    question.to(),
                    steps(question, trees),
                    types(question, trees, currency),
                    withoutVisit(question, trees, currency));
        });
    }

    private List<Step> steps(Question question, ReportTrees trees) {
        Tally enquired = funnel.enquired(question);
        Tally booked = funnel.booked(question);
        Tally arrived = funnel.arrived(question);
        Tally dealt = funnel.dealt(question);
        return List.of(
                step(FunnelStep.ENQUIRED, enquired, Tally.NONE, trees),
                step(FunnelStep.BOOKED, booked, enquired, trees),
                step(FunnelStep.ARRIVED, arrived, booked, trees),
                step(FunnelStep.DEALT, dealt, arrived, trees));
    }

    private static Step step(FunnelStep step, Tally tally, Tally before, ReportTrees trees) {
        return new Step(
                step.name(),
                tally.count(),
                tally.customers(),
                Percent.of(tally.count(), before.count()),
                trees.step(step));
    }

    private List<TypeRow> types(Question question, ReportTrees trees, CurrencyUnit currency) {
        Map<VisitType, Tally> arrived = funnel.arrivedByType(question);
        Map<VisitType, Tally> dealt = funnel.dealtByType(question);
        return Arrays.stream(VisitType.values())
                .map(type -> {
                    Tally visitors = arrived.getOrDefault(type, Tally.NONE);
                    Tally deals = dealt.getOrDefault(type, Tally.NONE);
                    return new TypeRow(
                            type,
                            visitors.count(),
                            visitors.customers(),
                            deals.count(),
                            deals.customers(),
                            Percent.of(deals.count(), visitors.count()),
                            Money.ofMinor(currency, deals.minor()),
                            trees.step(FunnelStep.ARRIVED, type),
                            trees.step(FunnelStep.DEALT, type));
                })
                .toList();
    }

    private WithoutVisit withoutVisit(Question question, ReportTrees trees, CurrencyUnit currency) {
        Tally tally = funnel.dealtWithoutVisit(question);
        return new WithoutVisit(
                tally.count(),
                tally.customers(),
                Money.ofMinor(currency, tally.minor()),
                trees.step(FunnelStep.DEALT_WITHOUT_VISIT));
    }

    @Override
    public Retention retention(Question question, @Nullable BigDecimal below) {
        allow(question);
        ReportTrees trees = new ReportTrees(question);
        return transactions.required(() -> {
            CurrencyUnit currency = currency(question);
            Money small = amount(below == null ? SMALL : below, currency);
            Tally orders = retention.orders(question);
            Part singleVisit = part(
                    retention.singleVisitors(question),
                    funnel.arrived(question).customers(),
                    trees.singleVisitors(),
                    trees.step(FunnelStep.ARRIVED));
            Part repurchase = part(
                    retention.repeatBuyers(question), retention.buyers(question), trees.repeatBuyers(), trees.buyers());
            return new Retention(
                    trees.clinic(),
                    question.from(),
                    question.to(),
                    revenue(question, trees, orders, currency),
                    tickets(question, trees, orders, small),
                    singleVisit,
                    repurchase);
        });
    }

    private Revenue revenue(Question question, ReportTrees trees, Tally orders, CurrencyUnit currency) {
        Tally newcomers = retention.ordersOfNewcomers(question);
        Tally others = orders.without(newcomers);
        return new Revenue(
                Money.ofMinor(currency, orders.minor()),
                orders.count(),
                orders.customers(),
                trees.orders(),
                new RevenueShare(
                        Money.ofMinor(currency, newcomers.minor()),
                        Percent.of(newcomers.minor(), orders.minor()),
                        newcomers.count(),
                        newcomers.customers(),
                        trees.ordersOfNewcomers()),
                new RevenueShare(
                        Money.ofMinor(currency, others.minor()),
                        Percent.rest(newcomers.minor(), orders.minor()),
                        others.count(),
                        others.customers(),
                        trees.ordersOfOthers()));
    }

    private Tickets tickets(Question question, ReportTrees trees, Tally orders, Money below) {
        Tally small = retention.ordersBelow(question, below.getAmountMinorLong());
        return new Tickets(
                below,
                small.count(),
                Percent.of(small.count(), orders.count()),
                Money.ofMinor(below.getCurrencyUnit(), small.minor()),
                small.customers(),
                trees.ordersBelow(below));
    }

    private static Part part(long some, long all, Map<String, Object> segment, Map<String, Object> ofSegment) {
        return new Part(some, Percent.of(some, all), all, segment, ofSegment);
    }

    private void allow(Question question) {
        access.require(READ, question.clinic());
        LocalDate from = question.from();
        LocalDate to = question.to();
        if (from.getYear() < FIRST_YEAR || from.getYear() > LAST_YEAR) {
            throw Problem.violation("from", "violation.report-period");
        }
        if (!to.isAfter(from) || to.isAfter(from.plusYears(MOST_YEARS)) || to.getYear() > LAST_YEAR) {
            throw Problem.violation("to", "violation.report-period");
        }
        text("consultant", question.consultant());
        text("source", question.source());
    }

    private static void text(String field, @Nullable String value) {
        if (value != null && (value.isBlank() || value.length() > LONGEST)) {
            throw Problem.violation(field, "violation.text");
        }
    }

    private static Money amount(BigDecimal amount, CurrencyUnit currency) {
        if (amount.signum() <= 0) {
            throw Problem.violation("below", "violation.positive");
        }
        if (amount.compareTo(MOST) > 0 || amount.stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
            throw Problem.violation("below", "violation.amount");
        }
        return Money.of(currency, amount.setScale(currency.getDecimalPlaces(), RoundingMode.UNNECESSARY));
    }

    /** The one currency that the report's money is in. */
    private CurrencyUnit currency(Question question) {
        if (!question.clinic().equals(Clinic.ORGANISATION)) {
            return clinics.get(question.clinic()).currency();
        }
        Set<CurrencyUnit> counted = currencies.of(question);
        if (counted.size() > 1) {
            throw Problem.conflict("several-currencies");
        }
        return Stream.concat(counted.stream(), clinics.list().stream().map(Clinic::currency))
                .findFirst()
                .orElseGet(() -> CurrencyUnit.of("CNY"));
    }
}
