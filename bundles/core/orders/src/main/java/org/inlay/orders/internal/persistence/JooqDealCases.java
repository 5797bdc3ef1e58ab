package org.inlay.orders.internal.persistence;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.orders.internal.domain.DealCase;
import org.inlay.orders.internal.domain.DealCases;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the inputs of decisions, three statements a chunk. */
@Component
public class JooqDealCases implements DealCases {
    private final Sql sql;

    @Activate
    public JooqDealCases(@Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Decided> decided(String clinic, LocalDate from, LocalDate to, Id after, int limit) {
        Map<Long, Record> heads = sql
                .dsl()
                .select(Orders.FIELDS)
                .from(Orders.TABLE)
                .where(
                        Orders.CLINIC.eq(clinic),
                        Orders.BUSINESS_DATE.ge(from),
                        Orders.BUSINESS_DATE.lt(to),
                        Orders.ID.gt(after.value()),
                        Orders.STATUS.eq(DSL.inline(OrderStore.CONFIRMED)))
                .orderBy(Orders.ID)
                .limit(limit)
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get(Orders.ID), row -> row, (one, other) -> one, LinkedHashMap::new));
        if (heads.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Record>> lines =
                sql.dsl().select(Line.FIELDS).from(Line.TABLE).where(Line.ORDER_ID.in(heads.keySet())).fetch().stream()
                        .collect(Collectors.groupingBy(row -> row.get(Line.ORDER_ID), Collectors.<Record>toList()));
        Set<Long> standing = standing(heads.keySet());
        Set<Long> imported = heads.values().stream()
                .filter(head -> head.get(Orders.IMPORTED))
                .map(head -> head.get(Orders.ID))
                .collect(Collectors.toSet());
        return heads.values().stream()
                .map(head -> decided(
                        head,
                        lines.getOrDefault(head.get(Orders.ID), List.of()),
                        standing.contains(head.get(Orders.ID)),
                        imported.contains(head.get(Orders.ID))))
                .toList();
    }

    private Set<Long> standing(Set<Long> orders) {
        Table<Record> reversal = Deal.TABLE.as("reversal");
        return sql.dsl()
                .select(Deal.ORDER_ID)
                .from(Deal.TABLE)
                .where(
                        Keys.among(Deal.ORDER_ID, orders),
                        Deal.DECISION.eq(DSL.inline("DEAL")),
                        Deal.REVERSES.isNull(),
                        DSL.notExists(DSL.selectOne()
                                .from(reversal)
                                .where(DSL.field(DSL.name("reversal", "reverses"), Long.class)
                                        .eq(Deal.ID))))
                .fetchSet(Deal.ORDER_ID);
    }

    private static Decided decided(Record head, List<Record> lines, boolean stands, boolean imported) {
        CurrencyUnit currency = CurrencyUnit.of(head.get(Orders.CURRENCY));
        long kept = head.get(Orders.PAID_MINOR) - head.get(Orders.REPAID_MINOR);
        long due = head.get(Orders.NET_MINOR) - kept - head.get(Orders.WRITTEN_OFF_MINOR);
        return new Decided(
                new Id(head.get(Orders.ID)),
                new Id(head.get(Orders.CUSTOMER)),
                head.get(Orders.BUSINESS_DATE),
                stands,
                imported,
                new DealCase(
                        head.get(Orders.ORDER_TYPE),
                        lines.stream().map(line -> line(line, currency)).toList(),
                        Money.ofMinor(currency, head.get(Orders.NET_MINOR)),
                        Money.ofMinor(currency, Math.max(0, due)),
                        Money.ofMinor(currency, kept),
                        head.get(Orders.WRITTEN_OFF_MINOR) > 0,
                        Money.ofMinor(currency, head.get(Orders.BALANCE_MINOR))));
    }

    private static DealCase.Line line(Record line, CurrencyUnit currency) {
        return new DealCase.Line(
                line.get(Line.KIND),
                line.get(Line.GIFT),
                Money.ofMinor(currency, line.get(Line.NET_MINOR)),
                Money.ofMinor(currency, line.get(Line.RETURNED_MINOR)));
    }
}
