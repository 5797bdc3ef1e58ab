package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.spi.LegacyDeals.LegacyDeal;
import org.inlay.orders.internal.domain.OrderImport.Attached;
import org.inlay.orders.internal.domain.VisitDeals;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Rows of {@code or_deal} that belong to a visit and to no order. */
@Component
public final class JooqVisitDeals implements VisitDeals {
    private static final Table<Record> REVERSAL = Deal.TABLE.as("reversal");
    private static final Field<Long> REVERSED = DSL.field(DSL.name("reversal", "reverses"), Long.class);

    private final Sql sql;
    private final Ids ids;
    private final Clinics clinics;
    private final Json json = new Json();

    @Activate
    public JooqVisitDeals(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=orders)") SchemaReady schema,
            @Reference Ids ids,
            @Reference Clinics clinics) {
        this.sql = sql;
        this.ids = ids;
        this.clinics = clinics;
    }

    @Override
    public List<LegacyDeal> store(List<LegacyDeal> deals) {
        Set<List<Object>> known = new HashSet<>();
        deals(deals.stream().map(LegacyDeal::customer).toList(), DSL.noCondition())
                .forEach(row -> known.add(day(row)));
        List<LegacyDeal> stored = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LegacyDeal deal : deals) {
            if (known.add(List.of(deal.customer().value(), deal.clinic(), deal.date()))) {
                stored.add(deal);
                rows.add(row(deal));
            }
        }
        Batches.insert(sql, Deal.TABLE, Deal.FIELDS, rows);
        return stored;
    }

    @Override
    public void superseded(List<Attached> orders) {
        Map<List<Object>, Instant> dealt = new LinkedHashMap<>();
        orders.stream()
                .filter(entered -> entered.order().deal())
                .forEach(entered -> dealt.merge(
                        List.of(
                                entered.customer().value(),
                                entered.order().clinic(),
                                entered.order().date()),
                        entered.order().confirmedAt(),
                        (one, other) -> one.isBefore(other) ? one : other));
        Condition standing = Deal.ORDER_ID
                .isNull()
                .and(DSL.notExists(DSL.selectOne().from(REVERSAL).where(REVERSED.eq(Deal.ID))));
        List<@Nullable Object[]> rows = new ArrayList<>();
        deals(orders.stream().map(Attached::customer).toList(), standing).forEach(row -> {
            Instant ordered = dealt.get(day(row));
            if (ordered != null) {
                Instant stood = row.get(Deal.DECIDED_AT);
                rows.add(reversal(row, ordered.isAfter(stood) ? ordered : stood));
            }
        });
        Batches.insert(sql, Deal.TABLE, Deal.FIELDS, rows);
    }

    private List<Record> deals(Collection<Id> customers, Condition which) {
        if (customers.isEmpty()) {
            return List.of();
        }
        return new ArrayList<>(sql.dsl()
                .select(Deal.FIELDS)
                .from(Deal.TABLE)
                .where(Deal.CUSTOMER.in(
                        customers.stream().map(Id::value).distinct().toList()))
                .and(Deal.REVERSES.isNull())
                .and(Deal.DECISION.eq(DSL.inline("DEAL")))
                .and(which)
                .fetch());
    }

    private static List<Object> day(Record row) {
        return List.of(row.get(Deal.CUSTOMER), row.get(Deal.CLINIC), row.get(Deal.BUSINESS_DATE));
    }

    private @Nullable Object[] row(LegacyDeal deal) {
        return new @Nullable Object[] {
            ids.next().value(),
            null,
            deal.customer().value(),
            deal.clinic(),
            deal.date(),
            "DEAL",
            null,
            0L,
            0L,
            clinics.get(deal.clinic()).currency().getCode(),
            json.write(JooqOrderImport.checks(true)),
            deal.at(),
            deal.visit().value(),
            0L,
            true
        };
    }

    private @Nullable Object[] reversal(Record deal, Instant at) {
        return new @Nullable Object[] {
            ids.next().value(),
            null,
            deal.get(Deal.CUSTOMER),
            deal.get(Deal.CLINIC),
            deal.get(Deal.BUSINESS_DATE),
            "NO_DEAL",
            deal.get(Deal.ID),
            0L,
            0L,
            deal.get(Deal.CURRENCY),
            "[]",
            at,
            deal.get(Deal.VISIT),
            0L,
            true
        };
    }
}
