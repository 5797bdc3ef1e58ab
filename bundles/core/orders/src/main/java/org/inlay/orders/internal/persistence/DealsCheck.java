package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.List;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.InvariantCheck;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proves that decisions are one per order, reversed at most once, that none stands on a cancelled order, and whose they are. */
@Component(service = InvariantCheck.class)
public class DealsCheck implements InvariantCheck {
    private static final int MOST = 100;
    private static final Table<Record> OTHER = Deal.TABLE.as("other");
    private static final Field<Long> OTHER_ID = DSL.field(DSL.name("other", "id"), Long.class);
    private static final Field<Long> OTHER_ORDER = DSL.field(DSL.name("other", "order_id"), Long.class);
    private static final Field<Long> OTHER_REVERSES = DSL.field(DSL.name("other", "reverses"), Long.class);

    private final Sql sql;
    private final Transactions transactions;

    @Activate
    public DealsCheck(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=orders)") SchemaReady schema,
            @Reference Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public String id() {
        return "orders.deals";
    }

    @Override
    public Result check() {
        return transactions.required(() -> {
            List<String> problems = new ArrayList<>();
            Condition decision = Deal.REVERSES.isNull();
            find(
                    problems,
                    "has two decisions",
                    decision.and(DSL.exists(DSL.selectOne()
                            .from(OTHER)
                            .where(OTHER_ORDER.eq(Deal.ORDER_ID), OTHER_REVERSES.isNull(), OTHER_ID.ne(Deal.ID)))));
            find(
                    problems,
                    "reverses what is no deal",
                    Deal.REVERSES
                            .isNotNull()
                            .and(DSL.notExists(DSL.selectOne()
                                    .from(OTHER)
                                    .where(
                                            OTHER_ID.eq(Deal.REVERSES),
                                            DSL.field(DSL.name("other", "decision"), String.class)
                                                    .eq(DSL.inline("DEAL"))))));
            find(
                    problems,
                    "stands on a cancelled order",
                    decision.and(Deal.DECISION.eq(DSL.inline("DEAL")))
                            .and(DSL.notExists(DSL.selectOne().from(OTHER).where(OTHER_REVERSES.eq(Deal.ID))))
                            .and(DSL.exists(DSL.selectOne()
                                    .from(Orders.TABLE)
                                    .where(
                                            Orders.ID.eq(Deal.ORDER_ID),
                                            Orders.STATUS.eq(DSL.inline(OrderStore.CANCELLED))))));
            find(
                    problems,
                    "differs from its order in customer, clinic or date",
                    Deal.ORDER_ID
                            .isNotNull()
                            .and(DSL.notExists(DSL.selectOne()
                                    .from(Orders.TABLE)
                                    .where(
                                            Orders.ID.eq(Deal.ORDER_ID),
                                            Orders.CUSTOMER.eq(Deal.CUSTOMER),
                                            Orders.CLINIC.eq(Deal.CLINIC),
                                            Orders.BUSINESS_DATE.eq(Deal.BUSINESS_DATE)))));
            long checked = sql.dsl().fetchCount(Deal.TABLE);
            return new Result(checked, problems.stream().limit(MOST).toList());
        });
    }

    private void find(List<String> problems, String what, Condition wrong) {
        sql.dsl()
                .select(Deal.ID)
                .from(Deal.TABLE)
                .where(wrong)
                .limit(MOST)
                .fetch(Deal.ID)
                .forEach(id -> problems.add("deal " + new Id(id) + " " + what));
    }
}
