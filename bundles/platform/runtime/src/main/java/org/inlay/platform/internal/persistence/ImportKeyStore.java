package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.ImportTables.DATASET;
import static org.inlay.platform.internal.persistence.ImportTables.IMPORT_KEY;
import static org.inlay.platform.internal.persistence.ImportTables.RECORD;
import static org.inlay.platform.internal.persistence.ImportTables.ROW_KEY;

import java.util.Collection;
import java.util.Map;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Old keys in {@code pl_import_key}. */
@Component
public final class ImportKeyStore implements ImportKeys {
    private final Sql sql;

    @Activate
    public ImportKeyStore(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Map<String, Id> known(String dataset, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return sql.dsl()
                .select(ROW_KEY, RECORD)
                .from(IMPORT_KEY)
                .where(DATASET.eq(dataset), ROW_KEY.in(keys))
                .fetchMap(ROW_KEY, RECORD);
    }

    @Override
    public void remember(String dataset, Map<String, Id> keys) {
        BatchInsert batch = BatchInsert.into(sql.dsl(), IMPORT_KEY, DATASET, ROW_KEY, RECORD);
        keys.forEach((key, record) -> batch.add(dataset, key, record));
        batch.execute();
    }
}
