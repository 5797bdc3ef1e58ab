package org.inlay.orders.internal.persistence;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.orders.Rfm;
import org.inlay.orders.internal.domain.RfmClass;
import org.inlay.orders.internal.domain.RfmLine;
import org.inlay.orders.internal.domain.RfmLine.Measure;
import org.inlay.orders.internal.domain.RfmLine.Sums;
import org.inlay.orders.internal.domain.RfmRun;
import org.inlay.orders.internal.domain.RfmStore;
import org.inlay.orders.internal.domain.RfmWindow;
import org.inlay.orders.internal.persistence.RfmTables.Rating;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
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

/** The table {@code or_rfm_rating}; which customers live is read from the view of their own bundle. */
@Component
public class JooqRfmStore implements RfmStore {
    private static final Table<Record> LIVING =
            DSL.table(DSL.name("api_customers_v1")).as("c");
    private static final Field<Long> LIVING_ID = DSL.field(DSL.name("c", "id"), Long.class);

    private final Sql sql;
    private final RfmMeasures measures;
    private final RfmRunRows runs;

    @Activate
    public JooqRfmStore(
            @Reference Sql sql,
            @Reference RfmMeasures measures,
            @Reference RfmRunRows runs,
            @Reference(target = "(inlay.schema=orders)") SchemaReady orders,
            @Reference(target = "(inlay.schema=customers)") SchemaReady customers) {
        this.sql = sql;
        this.measures = measures;
        this.runs = runs;
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
        // every rating begins in the lowest class
        sql.dsl()
                .update(Rating.TABLE)
                .set(Rating.CODE, code(line))
                .where(Rating.RUN.eq(run.value()))
                .and(recent(line).or(frequent(line)).or(much(line)))
                .execute();
    }

    @Override
    public long misplaced(Id run, RfmLine line) {
        return sql.dsl()
                .selectCount()
                .from(Rating.TABLE)
                .where(Rating.RUN.eq(run.value()), Rating.CODE.ne(code(line)))
                .fetchSingle()
                .value1();
    }

    private static Field<String> code(RfmLine line) {
        CaseConditionStep<String> code = null;
        for (RfmClass one : RfmClass.values()) {
            Condition in = is(one.recency(), recent(line))
                    .and(is(one.frequency(), frequent(line)))
                    .and(is(one.money(), much(line)));
            Field<String> name = DSL.inline(one.name());
            code = code == null ? DSL.when(in, name) : code.when(in, name);
        }
        return Objects.requireNonNull(code);
    }

    private static Condition is(boolean high, Condition condition) {
        return high ? condition : condition.not();
    }

    private static Condition recent(RfmLine line) {
        return Rating.RECENCY_DAYS.le(DSL.inline(line.recencyDays()));
    }

    private static Condition frequent(RfmLine line) {
        return Rating.FREQUENCY.ge(DSL.inline(line.frequency()));
    }

    private static Condition much(RfmLine line) {
        return Rating.MONEY_MINOR.ge(DSL.inline(line.money()));
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
        runs.insert(run);
    }

    @Override
    public Optional<RfmRun> find(Id run) {
        return runs.find(run);
    }

    @Override
    public List<RfmRun> list(@Nullable Set<String> clinics, @Nullable Id before, int limit) {
        return runs.list(clinics, before, limit);
    }

    @Override
    public Optional<RfmRun> latest(String clinic, LocalDate today) {
        return runs.latest(clinic, today);
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
