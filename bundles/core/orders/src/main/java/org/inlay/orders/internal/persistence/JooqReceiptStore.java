package org.inlay.orders.internal.persistence;

import static org.inlay.orders.internal.persistence.Tables.Receipt.NUMBER;
import static org.inlay.orders.internal.persistence.Tables.Receipt.ORDER;
import static org.inlay.orders.internal.persistence.Tables.Receipt.PRINTED_AT;
import static org.inlay.orders.internal.persistence.Tables.Receipt.PRINTED_BY;
import static org.inlay.orders.internal.persistence.Tables.Receipt.TABLE;

import java.util.List;
import org.inlay.orders.Receipts.Printed;
import org.inlay.orders.internal.domain.ReceiptStore;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Prints of receipts. */
@Component
public final class JooqReceiptStore implements ReceiptStore {
    private final Sql sql;

    @Activate
    public JooqReceiptStore(@Reference(target = "(inlay.schema=orders)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(Id order, Printed printed) {
        sql.dsl()
                .insertInto(TABLE, ORDER, NUMBER, PRINTED_AT, PRINTED_BY)
                .values(order.value(), printed.number(), printed.at(), printed.by())
                .execute();
    }

    @Override
    public List<Printed> of(Id order) {
        return sql.dsl()
                .select(NUMBER, PRINTED_AT, PRINTED_BY)
                .from(TABLE)
                .where(ORDER.eq(order.value()))
                .orderBy(NUMBER)
                .fetch(row -> new Printed(row.value1(), row.value2(), row.value3()));
    }
}
