package org.inlay.orders.internal.persistence;

import static org.inlay.orders.internal.persistence.Asked.CUSTOMER;
import static org.inlay.orders.internal.persistence.Asked.CUSTOMERS;
import static org.inlay.orders.internal.persistence.Asked.confirmed;
import static org.inlay.orders.internal.persistence.Asked.opens;
import static org.inlay.orders.internal.persistence.Asked.sum;
import static org.inlay.orders.internal.persistence.Asked.tally;

import org.inlay.orders.Reports.Question;
import org.inlay.orders.internal.domain.RetentionStore;
import org.inlay.orders.internal.domain.Tally;
import org.inlay.orders.internal.persistence.Asked.Day;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Retention as SQL: the period by (clinic, date), what was before it by (customer, clinic, date). */
@Component
public final class JooqRetentionStore implements RetentionStore {
    private static final Day VISIT = Day.visits("v");
    private static final Day OTHER_VISIT = Day.visits("w");
    private static final Day DEAL = Day.deals("d");
    private static final Day EARLIER_DEAL = Day.deals("b");
    private static final Day ORDER = Day.orders("o");
    private static final Day EARLIER_ORDER = Day.orders("p");
    private static final Field<Long> NET = ORDER.number("net_minor");

    private final DSLContext dsl;

    @Activate
    public JooqRetentionStore(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=customers)") SchemaReady customers,
            @Reference(target = "(inlay.schema=orders)") SchemaReady orders) {
        this.dsl = sql.dsl();
    }

    @Override
    public Tally orders(Question question) {
        return orders(question, DSL.noCondition());
    }

    @Override
    public Tally ordersOfNewcomers(Question question) {
        Condition came = DSL.exists(DSL.selectOne()
                .from(VISIT.table)
                .where(before(question, VISIT, ORDER).and(opens(VISIT))));
        Condition ordered = DSL.exists(DSL.selectOne()
                .from(EARLIER_ORDER.table)
                .where(before(question, EARLIER_ORDER, ORDER).and(confirmed(EARLIER_ORDER))));
        return orders(question, came.not().and(ordered.not()));
    }

    /** The customer's in the question's clinic, before its period. */
    private static Condition before(Question question, Day earlier, Day of) {
        return earlier.customer.eq(of.customer).and(Asked.at(question, earlier)).and(earlier.date.lt(question.from()));
    }

    @Override
    public Tally ordersBelow(Question question, long minor) {
        return orders(question, NET.lt(minor));
    }

    private Tally orders(Question question, Condition more) {
        return dsl.select(DSL.count(), DSL.countDistinct(ORDER.customer), sum(NET))
                .from(ORDER.table)
                .join(CUSTOMERS)
                .on(CUSTOMER.eq(ORDER.customer))
                .where(Asked.in(question, ORDER)
                        .and(confirmed(ORDER))
                        .and(NET.gt(DSL.inline(0L)))
                        .and(more))
                .fetchSingle(row -> tally(row.value1(), row.value2(), row.value3()));
    }

    @Override
    public long singleVisitors(Question question) {
        Condition otherDay = DSL.exists(DSL.selectOne()
                .from(OTHER_VISIT.table)
                .where(OTHER_VISIT
                        .customer
                        .eq(VISIT.customer)
                        .and(Asked.at(question, OTHER_VISIT))
                        .and(OTHER_VISIT.date.lt(question.to()))
                        .and(opens(OTHER_VISIT))
                        .and(OTHER_VISIT.number("id").ne(VISIT.number("id")))));
        return customers(VISIT, Asked.in(question, VISIT).and(opens(VISIT)).andNot(otherDay));
    }

    @Override
    public long buyers(Question question) {
        return customers(DEAL, Asked.in(question, DEAL));
    }

    @Override
    public long repeatBuyers(Question question) {
        Condition earlier = DSL.exists(DSL.selectOne()
                .from(EARLIER_DEAL.table)
                .where(EARLIER_DEAL
                        .customer
                        .eq(DEAL.customer)
                        .and(Asked.at(question, EARLIER_DEAL))
                        .and(EARLIER_DEAL.date.lt(DEAL.date))));
        return customers(DEAL, Asked.in(question, DEAL).and(earlier));
    }

    private long customers(Day day, Condition condition) {
        return dsl.select(DSL.countDistinct(day.customer))
                .from(day.table)
                .join(CUSTOMERS)
                .on(CUSTOMER.eq(day.customer))
                .where(condition)
                .fetchSingle()
                .value1();
    }
}
