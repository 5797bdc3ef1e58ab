package org.inlay.orders.internal.persistence;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.inlay.orders.OrderSelection;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Which orders are selected, a page at a time. A page goes on after the last row of the one before: its place is told by what
 * is sorted by and, among equals, by its id.
 */
final class OrderList {
    private static final Table<Record> DEALS = DSL.table(DSL.name("api_deals_v1"));
    private static final Field<Long> DEAL_ORDER = DSL.field(DSL.name("api_deals_v1", "order_id"), SQLDataType.BIGINT);
    private static final Field<Long> DUE =
            Orders.NET_MINOR.minus(Orders.PAID_MINOR).plus(Orders.REPAID_MINOR).minus(Orders.WRITTEN_OFF_MINOR);
    private static final int FEW = 500;
    private static final char ESCAPE = '!';
    private static final String PARTED = "~";

    private final Sql sql;

    OrderList(Sql sql) {
        this.sql = sql;
    }

    Page<Id> of(OrderSelection selection, PageRequest page) {
        return switch (selection.sort()) {
            case NEWEST -> page(selection, page, new By<>(Orders.BUSINESS_DATE, true, LocalDate::parse));
            case OLDEST -> page(selection, page, new By<>(Orders.BUSINESS_DATE, false, LocalDate::parse));
            case NET -> page(selection, page, new By<>(Orders.NET_MINOR, true, Long::valueOf));
            case DUE -> page(selection, page, new By<>(DUE, true, Long::valueOf));
        };
    }

    /** What is sorted by. */
    private record By<T>(Field<T> field, boolean descending, java.util.function.Function<String, T> read) {
        List<OrderField<?>> order() {
            return List.of(descending ? field.desc() : field.asc(), Orders.ID.desc());
        }

        Condition after(String place) {
            String[] parts = place.split(PARTED, 2);
            try {
                T last = read.apply(parts[0]);
                Condition beyond = descending ? field.lt(last) : field.gt(last);
                Id id = Id.parse(parts.length < 2 ? "" : parts[1]);
                return beyond.or(field.eq(last).and(Orders.ID.lt(id.value())));
            } catch (DateTimeParseException | NumberFormatException malformed) {
                throw Problem.violation("after", "violation.id");
            }
        }

        String place(Record2<Long, T> row) {
            return row.value2() + PARTED + new Id(row.value1());
        }
    }

    private <T> Page<Id> page(OrderSelection selection, PageRequest page, By<T> by) {
        Condition wanted = wanted(selection);
        if (page.after() != null) {
            wanted = wanted.and(by.after(page.after()));
        }
        List<Record2<Long, T>> rows = sql.dsl()
                .select(Orders.ID, by.field())
                .from(Orders.TABLE)
                .where(wanted)
                .orderBy(by.order())
                .limit(page.limit() + 1)
                .fetch();
        boolean more = rows.size() > page.limit();
        List<Record2<Long, T>> shown = more ? rows.subList(0, page.limit()) : rows;
        List<Id> ids = shown.stream().map(row -> new Id(row.value1())).toList();
        return new Page<>(ids, more ? by.place(shown.get(shown.size() - 1)) : null);
    }

    /** Numbers are looked up in their index first, where few begin so; else they are one condition among the others. */
    private Condition numbered(String beginning) {
        Condition begins = Orders.ORDER_NUMBER.like(begins(beginning), ESCAPE);
        List<Long> few = sql.dsl()
                .select(Orders.ID)
                .from(Orders.TABLE)
                .where(begins)
                .limit(FEW + 1)
                .fetch(Orders.ID);
        return few.size() > FEW ? begins : Keys.among(Orders.ID, few);
    }

    private static String begins(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private Condition wanted(OrderSelection selection) {
        List<Condition> all = new ArrayList<>();
        all.add(Orders.CLINIC.eq(selection.clinic()));
        if (selection.status() != null) {
            all.add(Orders.STATUS.eq(selection.status().name()));
        }
        if (selection.type() != null) {
            all.add(Orders.ORDER_TYPE.eq(selection.type()));
        }
        if (selection.from() != null) {
            all.add(Orders.BUSINESS_DATE.ge(selection.from()));
        }
        if (selection.to() != null) {
            all.add(Orders.BUSINESS_DATE.le(selection.to()));
        }
        if (selection.number() != null) {
            all.add(numbered(selection.number()));
        }
        if (selection.deal() != null) {
            Condition deal = DSL.exists(DSL.selectOne().from(DEALS).where(DEAL_ORDER.eq(Orders.ID)));
            all.add(selection.deal() ? deal : deal.not().and(Orders.STATUS.ne(OrderStore.DRAFT)));
        }
        if (selection.due() != null) {
            Condition owed = DUE.gt(0L).and(Orders.STATUS.eq(OrderStore.CONFIRMED));
            all.add(selection.due() ? owed : owed.not());
        }
        return DSL.and(all);
    }
}
