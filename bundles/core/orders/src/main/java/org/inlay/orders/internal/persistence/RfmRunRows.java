package org.inlay.orders.internal.persistence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.orders.Rfm.CountedAt;
import org.inlay.orders.Rfm.Scoring;
import org.inlay.orders.internal.domain.RfmLine;
import org.inlay.orders.internal.domain.RfmLine.Sums;
import org.inlay.orders.internal.domain.RfmRun;
import org.inlay.orders.internal.domain.RfmWindow;
import org.inlay.orders.internal.persistence.RfmTables.ClassCount;
import org.inlay.orders.internal.persistence.RfmTables.Run;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code or_rfm_run} and {@code or_rfm_class}. */
@Component(service = RfmRunRows.class)
public class RfmRunRows {
    private final Sql sql;

    @Activate
    public RfmRunRows(@Reference Sql sql) {
        this.sql = sql;
    }

    void insert(RfmRun run) {
        RfmWindow window = run.window();
        RfmLine line = run.line();
        sql.dsl()
                .insertInto(Run.TABLE, Run.FIELDS)
                .values(
                        run.id(),
                        window.clinic(),
                        window.asOf(),
                        window.months(),
                        window.currency().getCode(),
                        window.countedAt().name(),
                        run.scoring().name(),
                        run.quantile(),
                        line == null ? null : line.recencyDays(),
                        line == null ? null : line.frequency(),
                        line == null ? null : line.money(),
                        run.sums().rated(),
                        run.sums().recencyDays(),
                        run.sums().frequency(),
                        new BigDecimal(run.sums().money()),
                        run.madeAt(),
                        run.madeBy())
                .execute();
        run.counts()
                .forEach((code, count) -> sql.dsl()
                        .insertInto(ClassCount.TABLE, ClassCount.RUN, ClassCount.CODE, ClassCount.CUSTOMERS)
                        .values(run.id(), code, count)
                        .execute());
    }

    Optional<RfmRun> find(Id run) {
        return fetch(Run.ID.eq(run), 1).stream().findFirst();
    }

    List<RfmRun> list(@Nullable Set<String> clinics, @Nullable Id before, int limit) {
        Condition wanted = clinics == null ? DSL.noCondition() : Run.CLINIC.in(clinics);
        return fetch(before == null ? wanted : wanted.and(Run.ID.lt(before)), limit);
    }

    Optional<RfmRun> latest(String clinic, LocalDate today) {
        Condition scope = Run.CLINIC.eq(clinic);
        return latest(scope.and(Run.AS_OF.le(today))).or(() -> latest(scope)).flatMap(this::find);
    }

    private Optional<Id> latest(Condition wanted) {
        return sql.dsl()
                .select(Run.ID)
                .from(Run.TABLE)
                .where(wanted)
                .orderBy(Run.AS_OF.desc(), Run.ID.desc())
                .limit(1)
                .fetchOptional(Run.ID);
    }

    private List<RfmRun> fetch(Condition wanted, int limit) {
        List<Record> rows = List.copyOf(sql.dsl()
                .select(Run.FIELDS)
                .from(Run.TABLE)
                .where(wanted)
                .orderBy(Run.ID.desc())
                .limit(limit)
                .fetch());
        Map<Id, Map<String, Long>> counts =
                counts(rows.stream().map(row -> row.get(Run.ID)).toList());
        return rows.stream()
                .map(row -> run(row, counts.getOrDefault(row.get(Run.ID), Map.of())))
                .toList();
    }

    private Map<Id, Map<String, Long>> counts(Collection<Id> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        return sql
                .dsl()
                .select(ClassCount.RUN, ClassCount.CODE, ClassCount.CUSTOMERS)
                .from(ClassCount.TABLE)
                .where(Keys.among(ClassCount.RUN, runs))
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(), Collectors.toMap(row -> row.value2(), row -> row.value3())));
    }

    private static RfmRun run(Record row, Map<String, Long> counts) {
        Integer days = row.get(Run.LINE_DAYS);
        RfmLine line = days == null ? null : new RfmLine(days, row.get(Run.LINE_DATES), row.get(Run.LINE_MINOR));
        return new RfmRun(
                row.get(Run.ID),
                new RfmWindow(
                        row.get(Run.CLINIC),
                        row.get(Run.AS_OF),
                        row.get(Run.WINDOW_MONTHS),
                        CurrencyUnit.of(row.get(Run.CURRENCY)),
                        CountedAt.valueOf(row.get(Run.COUNTED_AT))),
                Scoring.valueOf(row.get(Run.SCORING)),
                row.get(Run.QUANTILE),
                line,
                new Sums(
                        row.get(Run.RATED),
                        row.get(Run.SUM_DAYS),
                        row.get(Run.SUM_DATES),
                        row.get(Run.SUM_MINOR).toBigIntegerExact()),
                counts,
                row.get(Run.MADE_AT),
                row.get(Run.MADE_BY));
    }
}
