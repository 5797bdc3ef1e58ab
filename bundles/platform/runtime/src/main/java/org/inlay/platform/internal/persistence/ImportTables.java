package org.inlay.platform.internal.persistence;

import java.time.Instant;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The tables of imports. */
final class ImportTables {
    static final Table<Record> IMPORT = DSL.table(DSL.name("pl_import"));
    static final Field<Id> ID = DSL.field(DSL.name("id"), Columns.ID);
    static final Field<String> DATASET = DSL.field(DSL.name("dataset"), SQLDataType.VARCHAR(64));
    static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR(200));
    static final Field<Boolean> DRY_RUN = DSL.field(DSL.name("dry_run"), SQLDataType.BOOLEAN);
    static final Field<Boolean> GOOD_ONLY = DSL.field(DSL.name("good_only"), SQLDataType.BOOLEAN);
    static final Field<String> SETTINGS = DSL.field(DSL.name("settings"), SQLDataType.VARCHAR(4000));
    static final Field<String> STATE = DSL.field(DSL.name("state"), SQLDataType.VARCHAR(16));
    static final Field<String> CHARSET = DSL.field(DSL.name("charset"), SQLDataType.VARCHAR(16));
    static final Field<Long> DONE_LINE = DSL.field(DSL.name("done_line"), SQLDataType.BIGINT);
    static final Field<Long> LINES = DSL.field(DSL.name("line_count"), SQLDataType.BIGINT);
    static final Field<Long> ROWS = DSL.field(DSL.name("row_count"), SQLDataType.BIGINT);
    static final Field<Long> CREATED = DSL.field(DSL.name("created"), SQLDataType.BIGINT);
    static final Field<Long> SKIPPED = DSL.field(DSL.name("skipped"), SQLDataType.BIGINT);
    static final Field<Long> REFUSED = DSL.field(DSL.name("refused"), SQLDataType.BIGINT);
    static final Field<@Nullable String> FIGURES = DSL.field(DSL.name("figures"), SQLDataType.CLOB);
    static final Field<@Nullable String> FAILURE = DSL.field(DSL.name("failure"), SQLDataType.VARCHAR(64));
    static final Field<@Nullable Long> FAILURE_LINE = DSL.field(DSL.name("failure_line"), SQLDataType.BIGINT);
    static final Field<@Nullable Id> JOB = DSL.field(DSL.name("job"), Columns.ID);
    static final Field<Instant> STARTED_AT = DSL.field(DSL.name("started_at"), Columns.INSTANT);
    static final Field<Instant> TOUCHED_AT = DSL.field(DSL.name("touched_at"), Columns.INSTANT);
    static final Field<@Nullable Instant> ENDED_AT = DSL.field(DSL.name("ended_at"), Columns.INSTANT);
    static final Field<String> STARTED_BY = DSL.field(DSL.name("started_by"), SQLDataType.VARCHAR(100));

    static final Table<Record> IMPORT_ROW = DSL.table(DSL.name("pl_import_row"));
    static final Field<Id> IMPORT_ID = DSL.field(DSL.name("import_id"), Columns.ID);
    static final Field<Long> LINE = DSL.field(DSL.name("line"), SQLDataType.BIGINT);
    static final Field<String> VIOLATIONS = DSL.field(DSL.name("violations"), SQLDataType.VARCHAR(4000));

    static final Table<Record> IMPORT_KEY = DSL.table(DSL.name("pl_import_key"));
    static final Field<String> ROW_KEY = DSL.field(DSL.name("row_key"), SQLDataType.VARCHAR(200));
    static final Field<Id> RECORD = DSL.field(DSL.name("record"), Columns.ID);

    private ImportTables() {}
}
