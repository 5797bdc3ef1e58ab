package org.inlay.orders.internal.persistence;

import static org.inlay.orders.internal.persistence.Asked.CUSTOMER;
import static org.inlay.orders.internal.persistence.Asked.CUSTOMERS;
import static org.inlay.orders.internal.persistence.Asked.opens;
import static org.inlay.orders.internal.persistence.Asked.same;
import static org.inlay.orders.internal.persistence.Asked.sum;
import static org.inlay.orders.internal.persistence.Asked.tally;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.customers.VisitType;
import org.inlay.orders.Reports.Question;
import org.inlay.orders.internal.domain.FunnelStore;
import org.inlay.orders.internal.domain.Tally;
import org.inlay.orders.internal.persistence.Asked.Day;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The funnel as SQL. A clinic's period is read from an index on (clinic, date), the customers beside it by id. Days are
 * told apart inside and customers outside, since Derby knows one DISTINCT a select.
 */
@Component
public final class JooqFunnelStore implements FunnelStore {
    private static final Day ENQUIRY = Day.enquiries("e");
    private static final Day APPOINTMENT = Day.appointments("a");
    private static final Day VISIT = Day.visits("v");
    private static final Day DEAL = Day.deals("d");
    private static final Day ORDER = Day.orders("o");

    private static final Field<String> STATUS = APPOINTMENT.column("status", SQLDataType.VARCHAR);
    private static final Field<String> TYPE = VISIT.column("visit_type", SQLDataType.VARCHAR);
    private static final Condition ORDER_OF_DEAL = ORDER.number("id").eq(DEAL.number("order_id"));

    /** Net of the order as it stands; of a deal that came without an order what it was said to be worth. */
    private static final Field<Long> MONEY = DSL.coalesce(ORDER.number("net_minor"), DEAL.number("amount_minor"));

    private static final String INSIDE = "r";
    private static final Field<String> KIND = DSL.field(DSL.name(INSIDE, "kind"), SQLDataType.VARCHAR);
    private static final Field<Long> WHO = DSL.field(DSL.name(INSIDE, "who"), SQLDataType.BIGINT);
    private static final Field<BigDecimal> DAYS = DSL.field(DSL.name(INSIDE, "days"), SQLDataType.NUMERIC);
    private static final Field<BigDecimal> MINOR = DSL.field(DSL.name(INSIDE, "minor"), SQLDataType.NUMERIC);

    private final DSLContext dsl;

    @Activate
    public JooqFunnelStore(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=customers)") SchemaReady customers,
            @Reference(target = "(inlay.schema=orders)") SchemaReady orders) {
        this.dsl = sql.dsl();
    }

    @Override
    public Tally enquired(Question question) {
        return days(ENQUIRY, Asked.in(question, ENQUIRY));
    }

    @Override
    public Tally booked(Question question) {
        return days(
                APPOINTMENT,
                Asked.in(question, APPOINTMENT)
                        .and(STATUS.in(DSL.inline("BOOKED"), DSL.inline("ARRIVED"), DSL.inline("NO_SHOW"))));
    }

    @Override
    public Tally arrived(Question question) {
        return days(VISIT, Asked.in(question, VISIT).and(opens(VISIT)));
    }

    private Tally days(Day day, Condition condition) {
        Table<?> inside = dsl.select(
                        day.customer.as(WHO), DSL.countDistinct(day.date).as(DAYS))
                .from(day.table)
                .join(CUSTOMERS)
                .on(CUSTOMER.eq(day.customer))
                .where(condition)
                .groupBy(day.customer, day.clinic)
                .asTable(INSIDE);
        return dsl.select(sum(DAYS), DSL.countDistinct(WHO))
                .from(inside)
                .fetchSingle(row -> tally(row.value1(), row.value2(), 0));
    }

    @Override
    public Map<VisitType, Tally> arrivedByType(Question question) {
        return dsl
                .select(TYPE, DSL.count(), DSL.countDistinct(VISIT.customer))
                .from(VISIT.table)
                .join(CUSTOMERS)
                .on(CUSTOMER.eq(VISIT.customer))
                .where(Asked.in(question, VISIT).and(opens(VISIT)))
                .groupBy(TYPE)
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> VisitType.valueOf(row.value1()), row -> tally(row.value2(), row.value3(), 0)));
    }

    @Override
    public Tally dealt(Question question) {
        return dsl.select(DSL.count(), DSL.countDistinct(WHO), sum(MINOR))
                .from(dealtDays(question))
                .fetchSingle(row -> tally(row.value1(), row.value2(), row.value3()));
    }

    @Override
    public Map<VisitType, Tally> dealtByType(Question question) {
        return dsl
                .select(KIND, DSL.count(), DSL.countDistinct(WHO), sum(MINOR))
                .from(dealtDays(question))
                .groupBy(KIND)
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> VisitType.valueOf(row.value1()),
                        row -> tally(row.value2(), row.value3(), row.value4())));
    }

    /** A row for each day with a visit and a standing deal: an order attaches to a visit of its date if there is one (V5). */
    private Table<?> dealtDays(Question question) {
        return dsl.select(TYPE.as(KIND), DEAL.customer.as(WHO), DSL.sum(MONEY).as(MINOR))
                .from(DEAL.table)
                .join(VISIT.table)
                .on(same(DEAL, VISIT).and(opens(VISIT)))
                .join(CUSTOMERS)
                .on(CUSTOMER.eq(DEAL.customer))
                .leftJoin(ORDER.table)
                .on(ORDER_OF_DEAL)
                .where(Asked.in(question, DEAL))
                .groupBy(TYPE, DEAL.customer, DEAL.clinic, DEAL.date)
                .asTable(INSIDE);
    }

    @Override
    public Tally dealtWithoutVisit(Question question) {
        Condition visited = DSL.exists(
                DSL.selectOne().from(VISIT.table).where(same(DEAL, VISIT).and(opens(VISIT))));
        return dsl.select(DSL.count(), DSL.countDistinct(DEAL.customer), sum(MONEY))
                .from(DEAL.table)
                .join(CUSTOMERS)
                .on(CUSTOMER.eq(DEAL.customer))
                .leftJoin(ORDER.table)
                .on(ORDER_OF_DEAL)
                .where(Asked.in(question, DEAL).andNot(visited))
                .fetchSingle(row -> tally(row.value1(), row.value2(), row.value3()));
    }
}
