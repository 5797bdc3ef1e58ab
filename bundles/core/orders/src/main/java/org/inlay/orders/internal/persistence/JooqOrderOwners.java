package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.orders.internal.domain.OrderOwners;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.persistence.RfmTables.Rating;
import org.inlay.orders.internal.persistence.RfmTables.Run;
import org.inlay.orders.internal.persistence.Tables.Deal;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.Moved;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves orders and decisions between customers, set by set, and remembers what moved in {@code or_moved}. */
@Component
public class JooqOrderOwners implements OrderOwners {
    private final Sql sql;

    @Activate
    public JooqOrderOwners(@Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void move(Id merge, Id from, Id to) {
        move(Orders.TABLE, Orders.ID, Orders.CUSTOMER, merge, from, to);
        move(Deal.TABLE, Deal.ID, Deal.CUSTOMER, merge, from, to);
    }

    private void move(Table<Record> table, Field<Long> id, Field<Long> customer, Id merge, Id from, Id to) {
        sql.dsl()
                .insertInto(Moved.TABLE, Moved.MERGE_ID, Moved.TABLE_NAME, Moved.ROW_ID)
                .select(DSL.select(DSL.inline(merge.value()), DSL.inline(table.getName()), id)
                        .from(table)
                        .where(customer.eq(from.value())))
                .execute();
        sql.dsl()
                .update(table)
                .set(customer, to.value())
                .where(customer.eq(from.value()))
                .execute();
    }

    @Override
    public void moveBack(Id merge, Id to) {
        moveBack(Orders.TABLE, Orders.ID, Orders.CUSTOMER, merge, to);
        moveBack(Deal.TABLE, Deal.ID, Deal.CUSTOMER, merge, to);
        sql.dsl()
                .deleteFrom(Moved.TABLE)
                .where(
                        Moved.MERGE_ID.eq(merge.value()),
                        Moved.TABLE_NAME.in(Orders.TABLE.getName(), Deal.TABLE.getName()))
                .execute();
    }

    private void moveBack(Table<Record> table, Field<Long> id, Field<Long> customer, Id merge, Id to) {
        sql.dsl()
                .update(table)
                .set(customer, to.value())
                .where(id.in(DSL.select(Moved.ROW_ID)
                        .from(Moved.TABLE)
                        .where(Moved.MERGE_ID.eq(merge.value()), Moved.TABLE_NAME.eq(table.getName()))))
                .execute();
    }

    @Override
    public List<Map<String, Object>> export(Id customer) {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<Field<?>> order = new ArrayList<>(Orders.FIELDS);
        order.add(Orders.DRAFT);
        add(rows, "order", Orders.TABLE, order, Orders.CUSTOMER.eq(customer.value()));
        add(
                rows,
                "line",
                Line.TABLE,
                Line.FIELDS,
                Line.ORDER_ID.in(DSL.select(Orders.ID).from(Orders.TABLE).where(Orders.CUSTOMER.eq(customer.value()))));
        add(rows, "deal", Deal.TABLE, Deal.FIELDS, Deal.CUSTOMER.eq(customer.value()));
        add(
                rows,
                "rfm-rating",
                Rating.TABLE,
                Rating.FIELDS,
                Rating.RUN
                        .in(DSL.select(Run.ID.coerce(Long.class)).from(Run.TABLE))
                        .and(Rating.CUSTOMER.eq(customer.value())));
        return rows;
    }

    private void add(
            List<Map<String, Object>> rows,
            String record,
            Table<Record> table,
            List<Field<?>> fields,
            Condition wanted) {
        sql.dsl().select(fields).from(table).where(wanted).fetch().forEach(row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("record", record);
            for (Field<?> field : fields) {
                Object value = row.get(field);
                if (value != null) {
                    values.put(field.getName(), plain(field, value));
                }
            }
            rows.add(values);
        });
    }

    /** Ids as people see them, instants and dates as text. */
    private static Object plain(Field<?> field, Object value) {
        boolean id = field.getName().equals("id") || field.getName().endsWith("_id");
        if (id && value instanceof Long number) {
            return new Id(number).toString();
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    @Override
    public void dropDrafts(Id customer) {
        sql.dsl()
                .update(Orders.TABLE)
                .set(Orders.STATUS, OrderStore.CANCELLED)
                .setNull(Orders.DRAFT)
                .set(Orders.VERSION, Orders.VERSION.plus(1))
                .where(Orders.CUSTOMER.eq(customer.value()), Orders.STATUS.eq(DSL.inline(OrderStore.DRAFT)))
                .execute();
    }
}
