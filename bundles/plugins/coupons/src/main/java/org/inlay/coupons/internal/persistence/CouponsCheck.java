package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import java.util.ArrayList;
import java.util.List;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.InvariantCheck;
import org.jooq.Condition;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Proves that what a coupon counts as issued is in wallets, never more than there are, and that what is used names its order. */
@Component(service = InvariantCheck.class)
public final class CouponsCheck implements InvariantCheck {
    private static final int MOST = 50;

    private final Sql sql;
    private final Transactions transactions;

    @Activate
    public CouponsCheck(
            @Reference Sql sql,
            @Reference Transactions transactions,
            @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public String id() {
        return "coupons.wallets";
    }

    @Override
    public Result check() {
        return transactions.required(() -> {
            List<String> problems = new ArrayList<>(counts());
            problems.addAll(uses());
            problems.addAll(merged());
            Integer checked = sql.dsl().fetchValue(selectCount().from(VOUCHER));
            return new Result(checked == null ? 0 : checked, List.copyOf(problems));
        });
    }

    /** One statement, so that a count and its wallets are of the same moment. */
    private List<String> counts() {
        Field<Integer> held = field(selectCount().from(VOUCHER).where(OF.eq(TEMPLATE_ID)));
        return sql.dsl()
                .select(TEMPLATE_ID, ISSUED, QUANTITY, held)
                .from(TEMPLATE)
                .where(ISSUED.ne(held.coerce(Long.class)).or(ISSUED.gt(QUANTITY)))
                .limit(MOST)
                .fetch(row -> "coupon %s counts %s of %s issued, %s are in wallets"
                        .formatted(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** What came while an issue was under way is given on when it ends. */
    private List<String> merged() {
        return sql.dsl()
                .select(CODE, MERGE_KEPT)
                .from(VOUCHER)
                .join(MERGE)
                .on(MERGE_DUPLICATE.eq(CUSTOMER))
                .leftJoin(BATCH)
                .on(BATCH_ID.eq(WITH_BATCH))
                .where(BATCH_STATE.isNull().or(BATCH_STATE.ne("RUNNING")))
                .limit(MOST)
                .fetch(row -> "voucher %s is with a record that was merged into customer %s"
                        .formatted(row.value1(), row.value2()));
    }

    private List<String> uses() {
        Condition used = VOUCHER_STATE.eq(JooqCouponStore.USED);
        return sql.dsl()
                .select(CODE, VOUCHER_STATE)
                .from(VOUCHER)
                .where(used.and(USED_ORDER.isNull().or(COST.isNull())))
                .or(used.not().and(USED_ORDER.isNotNull()))
                .limit(MOST)
                .fetch(row ->
                        "voucher %s is %s, and what used it says otherwise".formatted(row.value1(), row.value2()));
    }
}
