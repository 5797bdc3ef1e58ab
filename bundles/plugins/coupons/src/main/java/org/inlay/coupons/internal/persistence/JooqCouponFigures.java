package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.JooqCouponStore.ACTIVE;
import static org.inlay.coupons.internal.persistence.JooqCouponStore.USED;
import static org.inlay.coupons.internal.persistence.Tables.*;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.inlay.coupons.internal.domain.CouponFigures;
import org.inlay.coupons.internal.domain.CouponStore.OfBatch;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts over {@code cp_voucher} and {@code cp_link}. */
@Component
public final class JooqCouponFigures implements CouponFigures {
    private static final Field<BigDecimal> REVENUES = sum(REVENUE);
    private static final Field<BigDecimal> COSTS = sum(COST);

    private final Sql sql;

    @Activate
    public JooqCouponFigures(@Reference Sql sql, @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Statistics of(Id template, Instant now) {
        Field<BigDecimal> used = number(VOUCHER_STATE.eq(USED));
        Field<BigDecimal> expired = number(VOUCHER_STATE.eq(ACTIVE).and(EXPIRES_AT.le(now)));
        Field<BigDecimal> claimed = number(ORIGIN.like("link/%"));
        Field<BigDecimal> viewed = number(VIEWED_AT.isNotNull());
        Record links = sql.dsl()
                .select(count(), viewed)
                .from(LINK)
                .where(LINK_OF.eq(template))
                .fetchSingle();
        Record all = sql.dsl()
                .select(count(), claimed, used, expired, REVENUES, COSTS)
                .from(VOUCHER)
                .where(OF.eq(template))
                .fetchSingle();
        List<OfBatch> batches = sql.dsl()
                .select(BATCH_ID, AIM, BATCH_AT, count(), used, expired, REVENUES, COSTS)
                .from(VOUCHER)
                .join(BATCH)
                .on(BATCH_ID.eq(WITH_BATCH))
                .where(OF.eq(template))
                .groupBy(BATCH_ID, AIM, BATCH_AT)
                .orderBy(BATCH_AT.desc(), BATCH_ID.desc())
                .fetch(row -> new OfBatch(
                        row.get(BATCH_ID),
                        row.get(AIM),
                        row.get(count()),
                        whole(row.get(used)),
                        whole(row.get(expired)),
                        whole(row.get(REVENUES)),
                        whole(row.get(COSTS))));
        long linked = links.get(count());
        return new Statistics(
                all.get(count()) + linked - whole(all.get(claimed)),
                linked,
                whole(links.get(viewed)),
                whole(all.get(claimed)),
                whole(all.get(used)),
                whole(all.get(expired)),
                whole(all.get(REVENUES)),
                whole(all.get(COSTS)),
                batches);
    }

    private static Field<BigDecimal> number(Condition of) {
        return sum(when(of, inline(1)).otherwise(inline(0)));
    }

    private static long whole(@Nullable Number sum) {
        return sum == null ? 0 : sum.longValue();
    }
}
