package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inlay.customers.Customers;
import org.inlay.orders.Rfm;
import org.inlay.orders.internal.domain.RfmLine.Sums;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes and compares runs (S3, S4), each in one transaction: what was measured is stored first, and the line is drawn
 * through the stored numbers, so that a run agrees with itself whatever is sold meanwhile.
 */
@Component(service = Rfm.class)
public final class RfmService implements Rfm {
    public static final String READ = "rfm:read";
    static final String WRITE = "rfm:write";

    private final Access access;
    private final Transactions transactions;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final Customers customers;
    private final RfmStore store;
    private final RfmViews views;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    @Activate
    public RfmService(
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference Customers customers,
            @Reference RfmStore store,
            @Reference RfmViews views,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Audit audit) {
        this.access = access;
        this.transactions = transactions;
        this.clinics = clinics;
        this.calendar = calendar;
        this.customers = customers;
        this.store = store;
        this.views = views;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public Run run(NewRun asked) {
        access.require(WRITE, asked.clinic());
        RfmAsked.check(asked);
        return transactions.required(() -> {
            List<Clinic> scope = scope(asked.clinic());
            RfmWindow window = RfmAsked.window(asked, today(scope), currency(scope, asked.currency()));
            RfmRun run = rate(ids.next(), asked, window, counting(scope, window.currency()));
            store.insert(run);
            audit.record(
                    "rfm.rated",
                    "rfm-run",
                    run.id().toString(),
                    run.clinic(),
                    Map.of(
                            "asOf",
                            run.asOf().toString(),
                            "windowMonths",
                            window.months(),
                            "scoring",
                            run.scoring().name(),
                            "rated",
                            run.sums().rated()));
            return views.run(run);
        });
    }

    private RfmRun rate(Id id, NewRun asked, RfmWindow window, @Nullable Set<String> counting) {
        store.measure(id, window, counting);
        Sums sums = store.sums(id);
        int percent = asked.quantile() == null ? RfmAsked.QUANTILE : asked.quantile();
        RfmLine line = line(id, asked, window, sums, percent);
        if (line != null) {
            store.classify(id, line);
        }
        return new RfmRun(
                id,
                window,
                asked.scoring(),
                asked.scoring() == Scoring.QUANTILE ? percent : null,
                line,
                sums,
                store.counts(id),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                access.caller().login());
    }

    private @Nullable RfmLine line(Id id, NewRun asked, RfmWindow window, Sums sums, int percent) {
        if (asked.scoring() == Scoring.FIXED) {
            return RfmAsked.fixed(asked.thresholds(), window.currency());
        }
        if (sums.rated() == 0) {
            return null;
        }
        return asked.scoring() == Scoring.MEAN
                ? RfmLine.mean(sums)
                : RfmLine.quantile(sums.rated(), percent, (measure, n) -> store.nth(id, measure, n));
    }

    @Override
    public Page<Run> runs(@Nullable String clinic, PageRequest page) {
        if (clinic == null) {
            access.requireAnywhere(READ);
        } else {
            access.require(READ, clinic);
        }
        Set<String> scopes = clinic != null
                ? Set.of(clinic)
                : access.caller().may(READ, Clinic.ORGANISATION)
                        ? null
                        : access.caller().permissions().get(READ);
        Id before = page.after() == null ? null : Id.parse(page.after());
        return transactions.required(() -> {
            List<RfmRun> found = store.list(scopes, before, page.limit() + 1);
            List<RfmRun> part = found.subList(0, Math.min(found.size(), page.limit()));
            String next =
                    found.size() > part.size() ? part.get(part.size() - 1).id().toString() : null;
            return new Page<>(part.stream().map(views::run).toList(), next);
        });
    }

    @Override
    public Run get(Id run) {
        return transactions.required(() -> views.run(readable(run)));
    }

    @Override
    public Comparison compare(Id from, Id to) {
        return transactions.required(() -> {
            readable(from);
            readable(to);
            return views.comparison(from, to, store.moves(from, to));
        });
    }

    @Override
    public Rating rating(Id run, Id customer) {
        return transactions.required(() -> {
            RfmRun read = readable(run);
            customers.standing(customer);
            return views.rating(read, customer, store.rating(run, customer));
        });
    }

    private RfmRun readable(Id id) {
        RfmRun run = store.find(id).orElseThrow(() -> Problem.notFound("rfm-run"));
        access.require(READ, run.clinic());
        return run;
    }

    @Override
    public CurrencyUnit currency(String clinic, @Nullable CurrencyUnit asked) {
        return currency(scope(clinic), asked);
    }

    private static CurrencyUnit currency(List<Clinic> scope, @Nullable CurrencyUnit asked) {
        Set<CurrencyUnit> present = scope.stream().map(Clinic::currency).collect(Collectors.toCollection(TreeSet::new));
        if (asked != null && present.contains(asked)) {
            return asked;
        }
        if (asked != null || present.size() > 1) {
            throw Problem.violation(
                    "currency", asked == null ? "violation.rfm-several-currencies" : "violation.currency");
        }
        return present.isEmpty() ? CurrencyUnit.of("CNY") : present.iterator().next();
    }

    private List<Clinic> scope(String clinic) {
        return clinic.equals(Clinic.ORGANISATION) ? clinics.list() : List.of(clinics.get(clinic));
    }

    /** Today of the scope; the latest of the clinics' dates. */
    private LocalDate today(List<Clinic> scope) {
        return scope.stream()
                .map(clinic -> calendar.today(clinic.code()))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
    }

    /** The clinics whose orders count: those with the currency; null when that is every clinic there is. */
    private @Nullable Set<String> counting(List<Clinic> scope, CurrencyUnit currency) {
        Set<String> counting = scope.stream()
                .filter(clinic -> clinic.currency().equals(currency))
                .map(Clinic::code)
                .collect(Collectors.toCollection(TreeSet::new));
        return counting.size() == clinics.list().size() ? null : counting;
    }
}
