package org.inlay.orders.internal.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.inlay.orders.internal.domain.DealCounting;
import org.inlay.orders.internal.domain.DealRule.CountPer;
import org.inlay.orders.internal.persistence.Tables.DealCount;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table {@code or_deal_count}: a clinic without a row counts by date. */
@Component
public class JooqDealCounting implements DealCounting {
    private final Sql sql;

    @Activate
    public JooqDealCounting(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public CountPer of(String clinic) {
        return perOrder(List.of(clinic)).isEmpty() ? CountPer.DATE : CountPer.ORDER;
    }

    @Override
    public Set<String> perOrder(Collection<String> clinics) {
        return sql.dsl()
                .select(DealCount.CLINIC)
                .from(DealCount.TABLE)
                .where(DealCount.CLINIC.in(clinics), DealCount.COUNT_PER.eq(CountPer.ORDER.name()))
                .fetchSet(DealCount.CLINIC);
    }

    @Override
    public void change(String clinic, CountPer countPer) {
        int changed = sql.dsl()
                .update(DealCount.TABLE)
                .set(DealCount.COUNT_PER, countPer.name())
                .where(DealCount.CLINIC.eq(clinic))
                .execute();
        if (changed == 0) {
            sql.dsl()
                    .insertInto(DealCount.TABLE, DealCount.CLINIC, DealCount.COUNT_PER)
                    .values(clinic, countPer.name())
                    .execute();
        }
    }
}
