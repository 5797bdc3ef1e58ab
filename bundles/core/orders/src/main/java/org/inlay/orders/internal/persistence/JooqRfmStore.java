package org.inlay.orders.internal.persistence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.orders.Rfm;
import org.inlay.orders.Rfm.CountedAt;
import org.inlay.orders.Rfm.Scoring;
import org.inlay.orders.internal.domain.RfmClass;
import org.inlay.orders.internal.domain.RfmLine;
import org.inlay.orders.internal.domain.RfmLine.Measure;
import org.inlay.orders.internal.domain.RfmLine.Sums;
import org.inlay.orders.internal.domain.RfmRun;
import org.inlay.orders.internal.domain.RfmStore;
import org.inlay.orders.internal.domain.RfmWindow;
import org.inlay.orders.internal.persistence.RfmTables.ClassCount;
import org.inlay.orders.internal.persistence.RfmTables.Rating;
import org.inlay.orders.internal.persistence.RfmTables.Run;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code or_rfm_…}; the customers that live are read from the view of their own bundle. */
@Component
public class JooqRfmStore implements RfmStore {
    private static final Table<Record> LIVING =
            DSL.table(DSL.name("api_customers_v1")).as("c");
    private static final Field<Long> LIVING_ID = DSL.field(DSL.name("c", "id"), Long.class);

    private final Sql sql;
    private final RfmMeasures measures;

    @Activate
    public JooqRfmStore(
            @Reference Sql sql,
            @Reference RfmMeasures measures,
            @Reference(target = "(inlay.schema=orders)") SchemaReady orders,
            @Reference(target = "(inlay.schema=customers)") SchemaReady customers) {
        this.sql = sql;
        this.measures = measures;
    }

    @Override
    public void measure(Id run, RfmWindow window, @Nullable Set<String> clinics) {
        measures.insert(run, window, clinics);
    }

    @Override
    public Sums sums(Id run) {
        Field<BigDecimal> money = Rating.MONEY_MINOR.cast(SQLDataType.DECIMAL(31, 0));
        return sql.dsl()
                .select(
                        DSL.count(),
                        DSL.sum(Rating.RECENCY_DAYS.cast(SQLDataType.BIGINT)),
                        DSL.sum(Rating.FREQUENCY.cast(SQLDataType.BIGINT)),
                        DSL.sum(money))
                .from(Rating.TABLE)
                .where(Rating.RUN.eq(run.value()))
                .fetchSingle(row -> new Sums(
                        row.value1(),
                        whole(row.value2()).longValueExact(),
                        whole(row.value3()).longValueExact(),
                        whole(row.value4()).toBigIntegerExact()));
    }

    private static BigDecimal whole(@Nullable BigDecimal sum) {
        return sum == null ? BigDecimal.ZERO : sum;
    }

    @Override
    public long nth(Id run, Measure measure, long n) {
        Field<? extends Number> value = switch (measure) {
            case RECENCY -> Rating.RECENCY_DAYS;
            case FREQUENCY -> Rating.FREQUENCY;
            case MONEY -> Rating.MONEY_MINOR;
        };
        return sql.dsl()
                .select(value)
                .from(Rating.TABLE)
                .where(Rating.RUN.eq(run.value()))
                .orderBy(value)
                .offset(n - 1)
                .limit(1)
                .fetchSingle(row -> row.get(value).longValue());
    }

    @Override
    public void classify(Id run, RfmLine line) {
        Condition recent = Rating.RECENCY_DAYS.le(DSL.inline(line.recencyDays()));
        Condition frequent = Rating.FREQUENCY.ge(DSL.inline(line.frequency()));
        Condition much = Rating.MONEY_MINOR.ge(DSL.inline(line.money()));
        CaseConditionStep<String> code = null;
        for (RfmClass one : RfmClass.values()) {
            Condition in = (one.recency() ? recent : recent.not())
                    .and(one.frequency() ? frequent : frequent.not())
                    .and(one.money() ? much : much.not());
            code = code == null ? DSL.when(in, DSL.inline(one.name())) : code.when(in, DSL.inline(one.name()));
        }
        // every rating begins in the lowest class
        sql.dsl()
                .update(Rating.TABLE)
                .set(Rating.CODE, code)
                .where(Rating.RUN.eq(run.value()))
                .and(recent.or(frequent).or(much))
                .execute();
    }

    @Override
    public Map<String, Long> counts(Id run) {
        Map<String, Long> counts = sql
                .dsl()
                .select(Rating.CODE, DSL.count())
                .from(Rating.TABLE)
                .where(Rating.RUN.eq(run.value()))
                .groupBy(Rating.CODE)
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.value1(), row -> row.value2().longValue(), Long::sum, HashMap::new));
        // every rated customer lives: they were measured so in this transaction
        long rated = counts.values().stream().mapToLong(Long::longValue).sum();
        long living = sql.dsl().selectCount().from(LIVING).fetchSingle().value1();
        counts.put(Rfm.UNRATED, Math.max(0, living - rated));
        return counts;
    }

    @Override
    public void insert(RfmRun run) {
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

    @Override
    public Optional<RfmRun> find(Id run) {
        return fetch(Run.ID.eq(run), 1).stream().findFirst();
    }

    @Override
    public List<RfmRun> list(@Nullable Set<String> clinics, @Nullable Id before, int limit) {
        Condition wanted = clinics == null ? DSL.noCondition() : Run.CLINIC.in(clinics);
        return fetch(before == null ? wanted : wanted.and(Run.ID.lt(before)), limit);
    }

    @Override
    public Optional<RfmRun> latest(String clinic, LocalDate today) {
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
                .where(ClassCount.RUN.in(runs))
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

    @Override
    public Map<Move, Long> moves(Id from, Id to) {
        Table<Record> a = Rating.TABLE.as("a");
        Table<Record> b = Rating.TABLE.as("b");
        Field<String> one = code(a);
        Field<String> other = code(b);
        return sql
                .dsl()
                .select(one, other, DSL.count())
                .from(LIVING)
                .leftJoin(a)
                .on(in(a, from))
                .leftJoin(b)
                .on(in(b, to))
                .groupBy(one, other)
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> new Move(row.value1(), row.value2()),
                        row -> row.value3().longValue()));
    }

    private static Field<String> code(Table<Record> ratings) {
        return DSL.coalesce(of(ratings, Rating.CODE), DSL.inline(Rfm.UNRATED));
    }

    private static Condition in(Table<Record> ratings, Id run) {
        return of(ratings, Rating.RUN)
                .eq(run.value())
                .and(of(ratings, Rating.CUSTOMER).eq(LIVING_ID));
    }

    private static <T> Field<T> of(Table<Record> table, Field<T> field) {
        return DSL.field(table.getQualifiedName().append(field.getUnqualifiedName()), field.getDataType());
    }

    @Override
    public Optional<Rated> rating(Id run, Id customer) {
        return sql.dsl()
                .select(Rating.FIELDS)
                .from(Rating.TABLE)
                .where(Rating.RUN.eq(run.value()), Rating.CUSTOMER.eq(customer.value()))
                .fetchOptional(row -> new Rated(
                        row.get(Rating.LAST_ORDER),
                        row.get(Rating.RECENCY_DAYS),
                        row.get(Rating.FREQUENCY),
                        row.get(Rating.MONEY_MINOR),
                        row.get(Rating.CODE)));
    }
}
