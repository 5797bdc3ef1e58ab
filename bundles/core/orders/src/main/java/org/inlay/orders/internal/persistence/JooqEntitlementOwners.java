package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.orders.internal.domain.EntitlementOwners;
import org.inlay.orders.internal.persistence.MoneyTables.Entitlement;
import org.inlay.orders.internal.persistence.MoneyTables.Execution;
import org.inlay.orders.internal.persistence.Tables.Moved;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves entitlements and executions between customers, set by set, and remembers what moved in {@code or_moved}. */
@Component
public final class JooqEntitlementOwners implements EntitlementOwners {
    private static final List<Field<?>> ENTITLEMENT = List.of(
            Entitlement.ID,
            Entitlement.CLINIC,
            Entitlement.ITEM_CODE,
            Entitlement.NAME,
            Entitlement.QUANTITY,
            Entitlement.EXECUTED,
            Entitlement.VOIDED,
            Entitlement.GIFT,
            Entitlement.CURRENCY,
            Entitlement.VALUE_MINOR,
            Entitlement.VALID_UNTIL,
            Entitlement.SOURCE,
            Entitlement.GRANTED_AT);
    private static final List<Field<?>> EXECUTION = List.of(
            Execution.ID,
            Execution.ENTITLEMENT_ID,
            Execution.CLINIC,
            Execution.EXECUTED_AT,
            Execution.BUSINESS_DATE,
            Execution.QUANTITY,
            Execution.VALUE_MINOR);

    private final DSLContext dsl;

    @Activate
    public JooqEntitlementOwners(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.dsl = sql.dsl();
    }

    @Override
    public void move(Id merge, Id from, Id to) {
        move(Entitlement.TABLE, Entitlement.ID, Entitlement.CUSTOMER, merge, from, to);
        move(Execution.TABLE, Execution.ID, Execution.CUSTOMER, merge, from, to);
    }

    private void move(Table<Record> table, Field<Id> id, Field<Id> customer, Id merge, Id from, Id to) {
        dsl.insertInto(Moved.TABLE, Moved.MERGE_ID, Moved.TABLE_NAME, Moved.ROW_ID)
                .select(DSL.select(DSL.inline(merge.value()), DSL.inline(table.getName()), id.coerce(Long.class))
                        .from(table)
                        .where(customer.eq(from)))
                .execute();
        dsl.update(table).set(customer, to).where(customer.eq(from)).execute();
    }

    @Override
    public void moveBack(Id merge, Id to) {
        moveBack(Entitlement.TABLE, Entitlement.ID, Entitlement.CUSTOMER, merge, to);
        moveBack(Execution.TABLE, Execution.ID, Execution.CUSTOMER, merge, to);
    }

    private void moveBack(Table<Record> table, Field<Id> id, Field<Id> customer, Id merge, Id to) {
        Condition moved = Moved.MERGE_ID.eq(merge.value()).and(Moved.TABLE_NAME.eq(table.getName()));
        dsl.update(table)
                .set(customer, to)
                .where(id.coerce(Long.class)
                        .in(DSL.select(Moved.ROW_ID).from(Moved.TABLE).where(moved)))
                .execute();
        dsl.deleteFrom(Moved.TABLE).where(moved).execute();
    }

    @Override
    public List<Map<String, Object>> export(Id customer) {
        List<Map<String, Object>> rows = new ArrayList<>();
        add(rows, "entitlement", Entitlement.TABLE, ENTITLEMENT, Entitlement.CUSTOMER.eq(customer));
        add(rows, "execution", Execution.TABLE, EXECUTION, Execution.CUSTOMER.eq(customer));
        return rows;
    }

    private void add(
            List<Map<String, Object>> rows,
            String record,
            Table<Record> table,
            List<Field<?>> fields,
            Condition wanted) {
        dsl.select(fields).from(table).where(wanted).forEach(row -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("record", record);
            for (Field<?> field : fields) {
                Object value = row.get(field);
                if (value != null) {
                    values.put(
                            field.getName(),
                            value instanceof Number || value instanceof Boolean ? value : value.toString());
                }
            }
            rows.add(values);
        });
    }
}
