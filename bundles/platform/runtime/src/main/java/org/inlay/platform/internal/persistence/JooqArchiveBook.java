package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Id;
import org.inlay.platform.internal.domain.ArchiveBook;
import org.inlay.platform.internal.domain.PluginArchive;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of {@code pl_plugin_archive}. */
@Component
public final class JooqArchiveBook implements ArchiveBook {
    private static final Table<Record> ARCHIVE = table(name("pl_plugin_archive"));
    private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR(40));
    private static final Field<String> VERSION = field(name("version"), SQLDataType.VARCHAR(60));
    private static final Field<String> DIGEST = field(name("digest"), SQLDataType.VARCHAR(64));
    private static final Field<byte[]> CONTENT = field(name("content"), SQLDataType.BLOB);
    private static final Field<Instant> AT = field(name("brought_at"), Columns.INSTANT);
    private static final Field<Id> BY = field(name("brought_by"), Columns.ID);

    private final Sql sql;

    @Activate
    public JooqArchiveBook(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Map<String, String> digests() {
        return sql.dsl().select(ID, DIGEST).from(ARCHIVE).fetchMap(ID, DIGEST);
    }

    @Override
    public Optional<PluginArchive> find(String id) {
        return sql.dsl()
                .select(ID, VERSION, DIGEST, AT, BY)
                .from(ARCHIVE)
                .where(ID.eq(id))
                .fetchOptional(
                        row -> new PluginArchive(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    @Override
    public Optional<byte[]> content(String id, String digest) {
        return sql.dsl()
                .select(CONTENT)
                .from(ARCHIVE)
                .where(ID.eq(id))
                .and(DIGEST.eq(digest))
                .fetchOptional(CONTENT);
    }

    @Override
    public void put(PluginArchive archive, byte[] content) {
        drop(archive.id());
        sql.dsl()
                .insertInto(ARCHIVE, ID, VERSION, DIGEST, CONTENT, AT, BY)
                .values(archive.id(), archive.version(), archive.digest(), content, archive.at(), archive.by())
                .execute();
    }

    @Override
    public boolean drop(String id) {
        return sql.dsl().deleteFrom(ARCHIVE).where(ID.eq(id)).execute() > 0;
    }
}
