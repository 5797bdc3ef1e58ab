package org.inlay.platform.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Inserts many rows of one table as one JDBC batch. */
public final class BatchInsert {
    private final DSLContext dsl;
    private final Table<?> table;
    private final List<Field<?>> fields;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private BatchInsert(DSLContext dsl, Table<?> table, List<Field<?>> fields) {
        this.dsl = dsl;
        this.table = table;
        this.fields = fields;
    }

    public static BatchInsert into(DSLContext dsl, Table<?> table, Field<?>... fields) {
        return new BatchInsert(dsl, table, List.of(fields));
    }

    /** Adds a row: one value per field, in their order. */
    public void add(@Nullable Object... values) {
        if (values.length != fields.size()) {
            throw new IllegalArgumentException(values.length + " values for " + fields.size() + " fields of " + table);
        }
        rows.add(values);
    }

    /** Inserts what was added; nothing when nothing was. */
    public void execute() {
        if (rows.isEmpty()) {
            return;
        }
        Object[] nothing = new Object[fields.size()];
        dsl.batch(dsl.insertInto(table, fields).values(nothing), rows.toArray(Object[][]::new))
                .execute();
        rows.clear();
    }
}
