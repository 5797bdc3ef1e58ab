package org.inlay.orders.internal.persistence;

import java.util.List;
import org.inlay.platform.persistence.Sql;
import org.jooq.BatchBindStep;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Writes many rows with one prepared statement. */
final class Batches {
    private Batches() {}

    static void insert(Sql sql, Table<Record> table, List<Field<?>> fields, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        BatchBindStep batch =
                sql.dsl().batch(sql.dsl().insertInto(table, fields).values(new Object[fields.size()]));
        for (@Nullable Object[] row : rows) {
            batch = batch.bind(row);
        }
        batch.execute();
    }
}
