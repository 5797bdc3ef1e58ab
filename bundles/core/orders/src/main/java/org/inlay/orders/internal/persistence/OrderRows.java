package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.MoneyRecords;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.persistence.Tables.Adjustment;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.LineStaff;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads whole orders over sets: one statement a table, and none for tables that cannot hold anything of them. */
@Component(service = OrderRows.class)
public class OrderRows {
    private final Sql sql;
    private final MoneyRecords money;
    private final DealRows deals;

    @Activate
    public OrderRows(@Reference Sql sql, @Reference MoneyRecords money, @Reference DealRows deals) {
        this.sql = sql;
        this.money = money;
        this.deals = deals;
    }

    /** Orders by id, in the order of the ids. */
    Map<Id, Order> read(Collection<Id> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Long> keys = ids.stream().map(Id::value).distinct().toList();
        Map<Long, Record> heads =
                sql.dsl().select(Orders.FIELDS).from(Orders.TABLE).where(Keys.among(Orders.ID, keys)).fetch().stream()
                        .collect(Collectors.toMap(row -> row.get(Orders.ID), row -> row));
        Map<CurrencyUnit, List<Record>> byCurrency = heads.values().stream()
                .collect(Collectors.groupingBy(row -> CurrencyUnit.of(row.get(Orders.CURRENCY))));
        Map<Id, Order> read = new LinkedHashMap<>();
        byCurrency.forEach((currency, rows) -> read.putAll(orders(rows, currency)));
        Map<Id, Order> sorted = new LinkedHashMap<>();
        ids.stream().filter(read::containsKey).forEach(id -> sorted.put(id, read.get(id)));
        return sorted;
    }

    /** The deal of an order that is no draft, as it is stored now. */
    Order.Deal deal(Order order) {
        CurrencyUnit currency = order.net().getCurrencyUnit();
        return deals.ofOrders(List.of(order.id()), currency).getOrDefault(order.id(), DealRows.undecided(currency));
    }

    private Map<Id, Order> orders(List<Record> heads, CurrencyUnit currency) {
        List<Long> keys = heads.stream().map(head -> head.get(Orders.ID)).toList();
        Map<Long, List<Order.Line>> lines = lines(keys, currency);
        Map<Long, List<Order.Adjustment>> adjustments = adjustments(
                keys(heads, head -> head.get(Orders.SOLD_MINOR) != (long) head.get(Orders.GROSS_MINOR)), currency);
        Map<Id, List<Order.Payment>> payments =
                money.payments(ids(keys(heads, head -> head.get(Orders.PAID_MINOR) > 0)), currency);
        Map<Id, List<Order.Refund>> refunds = money.refunds(
                ids(keys(
                        heads,
                        head -> head.get(Orders.REPAID_MINOR) > 0
                                || !head.get(Orders.SOLD_MINOR).equals(head.get(Orders.NET_MINOR)))),
                currency);
        Map<Id, Order.Deal> decided =
                deals.ofOrders(ids(keys(heads, head -> !head.get(Orders.STATUS).equals(OrderStore.DRAFT))), currency);
        Map<Id, Order> orders = new LinkedHashMap<>();
        for (Record head : heads) {
            Id id = new Id(head.get(Orders.ID));
            orders.put(
                    id,
                    order(
                            head,
                            currency,
                            lines.getOrDefault(id.value(), List.of()),
                            adjustments.getOrDefault(id.value(), List.of()),
                            payments.getOrDefault(id, List.of()),
                            refunds.getOrDefault(id, List.of()),
                            decided.getOrDefault(id, DealRows.undecided(currency))));
        }
        return orders;
    }

    private static List<Long> keys(List<Record> heads, java.util.function.Predicate<Record> wanted) {
        return heads.stream().filter(wanted).map(head -> head.get(Orders.ID)).toList();
    }

    private static List<Id> ids(List<Long> keys) {
        return keys.stream().map(Id::new).toList();
    }

    private static Order order(
            Record head,
            CurrencyUnit currency,
            List<Order.Line> lines,
            List<Order.Adjustment> adjustments,
            List<Order.Payment> payments,
            List<Order.Refund> refunds,
            Order.Deal deal) {
        long due = head.get(Orders.NET_MINOR)
                - (head.get(Orders.PAID_MINOR) - head.get(Orders.REPAID_MINOR))
                - head.get(Orders.WRITTEN_OFF_MINOR);
        Long visit = head.get(Orders.VISIT);
        return new Order(
                new Id(head.get(Orders.ID)),
                head.get(Orders.ORDER_NUMBER),
                head.get(Orders.CLINIC),
                new Id(head.get(Orders.CUSTOMER)),
                head.get(Orders.ORDER_TYPE),
                head.get(Orders.STATUS),
                head.get(Orders.CREATED_AT),
                head.get(Orders.CONFIRMED_AT),
                head.get(Orders.BUSINESS_DATE),
                visit == null ? null : new Id(visit),
                lines,
                adjustments,
                Lists.split(head.get(Orders.VOUCHERS)),
                payments,
                refunds,
                Money.ofMinor(currency, head.get(Orders.GROSS_MINOR)),
                Money.ofMinor(currency, head.get(Orders.NET_MINOR)),
                Money.ofMinor(currency, head.get(Orders.PAID_MINOR)),
                Money.ofMinor(currency, head.get(Orders.REPAID_MINOR)),
                Money.ofMinor(currency, head.get(Orders.WRITTEN_OFF_MINOR)),
                Money.ofMinor(currency, Math.max(0, due)),
                deal,
                Lists.split(head.get(Orders.PLUGINS)),
                head.get(Orders.VERSION));
    }

    private Map<Long, List<Order.Line>> lines(List<Long> orders, CurrencyUnit currency) {
        Condition of = orders.size() == 1 ? Line.ORDER_ID.eq(orders.get(0)) : Keys.among(Line.ORDER_ID, orders);
        Map<Long, List<Record>> rows = sql
                .dsl()
                .select(Line.FIELDS)
                .select(LineStaff.LOGIN, LineStaff.STAFF_ROLE, LineStaff.SHARE)
                .from(Line.TABLE)
                .leftJoin(LineStaff.TABLE)
                .on(LineStaff.LINE.eq(Line.ID))
                .where(of)
                .orderBy(Line.ORDER_ID, Line.POSITION, LineStaff.POSITION)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(Line.ID), LinkedHashMap::new, Collectors.<Record>toList()));
        Map<Long, List<Order.Line>> lines = new LinkedHashMap<>();
        rows.values()
                .forEach(line -> lines.computeIfAbsent(line.get(0).get(Line.ORDER_ID), order -> new ArrayList<>())
                        .add(line(line, currency)));
        return lines;
    }

    private static Order.Line line(List<Record> rows, CurrencyUnit currency) {
        Record line = rows.get(0);
        return new Order.Line(
                new Id(line.get(Line.ID)),
                line.get(Line.POSITION),
                line.get(Line.ITEM_CODE),
                line.get(Line.NAME),
                line.get(Line.KIND),
                line.get(Line.QUANTITY),
                Money.ofMinor(currency, line.get(Line.LIST_MINOR)),
                Money.ofMinor(currency, line.get(Line.PRICE_MINOR)),
                Money.ofMinor(currency, line.get(Line.NET_MINOR)),
                line.get(Line.GIFT),
                line.get(Line.RETURNED),
                Money.ofMinor(currency, line.get(Line.RETURNED_MINOR)),
                rows.stream()
                        .filter(row -> row.get(LineStaff.LOGIN) != null)
                        .map(row -> new StaffShare(
                                row.get(LineStaff.LOGIN), row.get(LineStaff.STAFF_ROLE), row.get(LineStaff.SHARE)))
                        .toList());
    }

    private Map<Long, List<Order.Adjustment>> adjustments(List<Long> orders, CurrencyUnit currency) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return sql
                .dsl()
                .select(Adjustment.FIELDS)
                .from(Adjustment.TABLE)
                .where(Keys.among(Adjustment.ORDER_ID, orders))
                .orderBy(Adjustment.ORDER_ID, Adjustment.POSITION)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.get(Adjustment.ORDER_ID),
                        Collectors.mapping(row -> adjustment(row, currency), Collectors.toList())));
    }

    private static Order.Adjustment adjustment(Record row, CurrencyUnit currency) {
        @Nullable Integer line = row.get(Adjustment.LINE_NUMBER);
        return new Order.Adjustment(
                row.get(Adjustment.PHASE),
                row.get(Adjustment.SOURCE),
                row.get(Adjustment.NAME),
                row.get(Adjustment.CODE),
                line,
                Money.ofMinor(currency, row.get(Adjustment.AMOUNT_MINOR)));
    }
}
