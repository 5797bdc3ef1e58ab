package org.inlay.customers.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.inlay.customers.Segments.Member;
import org.inlay.customers.Segments.Order;
import org.inlay.customers.VisitType;
import org.inlay.customers.internal.domain.CustomerStore.State;
import org.inlay.customers.internal.domain.SegmentStore;
import org.inlay.customers.internal.persistence.Tables.Facts;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Segments as SQL: the customer is {@code c}, and {@code f} its visits in the clinic that is looked at. */
@Component
public final class SqlSegmentStore implements SegmentStore {
    private static final Table<Record> C = Tables.Customer.TABLE.as("c");
    private static final Table<Record> F = Facts.TABLE.as("f");
    private static final Field<Id> ID = of(C, Tables.Customer.ID);
    private static final Field<String> NAME = of(C, Tables.Customer.NAME);
    private static final Field<LocalDate> LAST_VISIT = of(F, Facts.LAST_VISIT_DATE);
    private static final Field<String> LAST_TYPE = of(F, Facts.LAST_VISIT_TYPE);

    /** Sorts customers without a visit behind all others, in both databases alike. */
    private static final Field<LocalDate> LAST_VISIT_OR_NONE =
            DSL.coalesce(LAST_VISIT, DSL.inline(LocalDate.of(1, 1, 1)));

    private static final int FETCH = 500;

    private final Sql sql;

    @Activate
    public SqlSegmentStore(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    private static <T> Field<T> of(Table<Record> table, Field<T> field) {
        return DSL.field(table.getQualifiedName().append(field.getUnqualifiedName()), field.getDataType());
    }

    @Override
    public long count(SqlCondition condition) {
        return sql.dsl()
                .select(DSL.count())
                .from(C)
                .where(living())
                .and(told(condition))
                .fetchSingle()
                .value1();
    }

    @Override
    public List<Member> members(SqlCondition condition, String clinic, Order order, @Nullable Id after, int limit) {
        SelectConditionStep<Record> rows = rows(condition, clinic);
        return sorted(after == null ? rows : rows.and(following(order, clinic, after)), order)
                .limit(limit)
                .fetch(SqlSegmentStore::member);
    }

    @Override
    public void each(SqlCondition condition, String clinic, Order order, Consumer<Member> consumer) {
        try (var cursor =
                sorted(rows(condition, clinic), order).fetchSize(FETCH).fetchLazy()) {
            cursor.forEach(row -> consumer.accept(member(row)));
        }
    }

    @Override
    public Optional<List<Boolean>> holding(List<SqlCondition> conditions, Id customer) {
        List<Field<Integer>> answers = new ArrayList<>();
        answers.add(DSL.inline(1));
        conditions.forEach(condition ->
                answers.add(DSL.when(told(condition), DSL.inline(1)).otherwise(DSL.inline(0))));
        return sql.dsl()
                .select(answers)
                .from(C)
                .where(living())
                .and(ID.eq(customer))
                .fetchOptional(row -> {
                    List<Boolean> holding = new ArrayList<>();
                    for (int i = 1; i < answers.size(); i++) {
                        holding.add(row.get(i, Integer.class) == 1);
                    }
                    return holding;
                });
    }

    private SelectConditionStep<Record> rows(SqlCondition condition, String clinic) {
        List<Field<?>> fields = new ArrayList<>(List.of(ID, NAME, LAST_VISIT, LAST_TYPE));
        Shown.ALL.forEach(fields::add);
        return sql.dsl()
                .select(fields)
                .from(C)
                .leftJoin(F)
                .on(of(F, Facts.CUSTOMER).eq(ID))
                .and(of(F, Facts.CLINIC).eq(clinic))
                .where(living())
                .and(told(condition));
    }

    private static SelectLimitStep<Record> sorted(SelectConditionStep<Record> rows, Order order) {
        List<SortField<?>> by = switch (order) {
            case NEWEST -> List.of(ID.desc());
            case NAME -> List.of(NAME.asc(), ID.asc());
            case LAST_VISIT -> List.of(LAST_VISIT_OR_NONE.desc(), ID.desc());
        };
        return rows.orderBy(by);
    }

    /** What comes after the customer in the order. */
    private Condition following(Order order, String clinic, Id after) {
        if (order == Order.NEWEST) {
            return ID.lt(after);
        }
        Record last = sql.dsl()
                .select(NAME, LAST_VISIT_OR_NONE)
                .from(C)
                .leftJoin(F)
                .on(of(F, Facts.CUSTOMER).eq(ID))
                .and(of(F, Facts.CLINIC).eq(clinic))
                .where(ID.eq(after))
                .fetchOptional()
                .orElseThrow(() -> Problem.violation("after", "violation.cursor"));
        if (order == Order.NAME) {
            String name = last.get(NAME);
            return NAME.gt(name).or(NAME.eq(name).and(ID.gt(after)));
        }
        LocalDate date = last.get(LAST_VISIT_OR_NONE);
        return LAST_VISIT_OR_NONE.lt(date).or(LAST_VISIT_OR_NONE.eq(date).and(ID.lt(after)));
    }

    private static Condition living() {
        return of(C, Tables.Customer.MERGED_INTO)
                .isNull()
                .and(of(C, Tables.Customer.STATE).eq(DSL.inline(State.ACTIVE.name())));
    }

    private static Condition told(SqlCondition condition) {
        Object[] binds = condition.binds().stream()
                .map(bind -> bind instanceof Instant instant ? DSL.val(instant, Columns.INSTANT) : bind)
                .toArray();
        return DSL.condition(condition.sql(), binds);
    }

    private static Member member(Record row) {
        String type = row.get(LAST_TYPE);
        return new Member(
                row.get(ID),
                row.get(NAME),
                row.get(Shown.MOBILE),
                row.get(Shown.GENDER),
                row.get(Shown.BIRTHDAY),
                row.get(Shown.CHART_NUMBER),
                row.get(Shown.SOURCE),
                row.get(Shown.CONSULTANT),
                row.get(Shown.CLINIC),
                row.get(Shown.CREATED_AT),
                row.get(LAST_VISIT),
                type == null ? null : VisitType.valueOf(type));
    }

    /** What is shown of a customer. */
    private static final class Shown {
        static final Field<String> MOBILE = of(C, Tables.Customer.MOBILE);
        static final Field<String> GENDER = of(C, Tables.Customer.GENDER);
        static final Field<LocalDate> BIRTHDAY = of(C, Tables.Customer.BIRTHDAY);
        static final Field<String> CHART_NUMBER = of(C, Tables.Customer.CHART_NUMBER);
        static final Field<String> SOURCE = of(C, Tables.Customer.SOURCE);
        static final Field<String> CONSULTANT = of(C, Tables.Customer.CONSULTANT);
        static final Field<String> CLINIC = of(C, Tables.Customer.CLINIC);
        static final Field<Instant> CREATED_AT = of(C, Tables.Customer.CREATED_AT);
        static final List<Field<?>> ALL =
                List.of(MOBILE, GENDER, BIRTHDAY, CHART_NUMBER, SOURCE, CONSULTANT, CLINIC, CREATED_AT);
    }
}
