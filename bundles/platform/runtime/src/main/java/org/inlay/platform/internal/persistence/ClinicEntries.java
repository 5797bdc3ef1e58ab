package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.Tables.ENTRY;
import static org.inlay.platform.internal.persistence.Tables.ENTRY_CLINIC;
import static org.inlay.platform.internal.persistence.Tables.ENTRY_CODE;
import static org.inlay.platform.internal.persistence.Tables.ENTRY_LIST;
import static org.inlay.platform.internal.persistence.Tables.ENTRY_NAME;
import static org.inlay.platform.internal.persistence.Tables.ENTRY_PLACE;

import java.util.List;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.persistence.Sql;
import org.jooq.InsertValuesStep5;
import org.jooq.Record;

/** The edited lists of the clinics. */
final class ClinicEntries {

    private final Sql sql;

    ClinicEntries(Sql sql) {
        this.sql = sql;
    }

    List<ListEntry> read(String clinic, String list) {
        return sql.dsl()
                .select(ENTRY_CODE, ENTRY_NAME)
                .from(ENTRY)
                .where(ENTRY_CLINIC.eq(clinic))
                .and(ENTRY_LIST.eq(list))
                .orderBy(ENTRY_PLACE)
                .fetch(row -> new ListEntry(row.value1(), row.value2()));
    }

    void replace(String clinic, String list, List<ListEntry> entries) {
        sql.dsl()
                .deleteFrom(ENTRY)
                .where(ENTRY_CLINIC.eq(clinic))
                .and(ENTRY_LIST.eq(list))
                .execute();
        if (entries.isEmpty()) {
            return;
        }
        InsertValuesStep5<Record, String, String, String, String, Integer> insert =
                sql.dsl().insertInto(ENTRY, ENTRY_CLINIC, ENTRY_LIST, ENTRY_CODE, ENTRY_NAME, ENTRY_PLACE);
        for (int place = 0; place < entries.size(); place++) {
            ListEntry entry = entries.get(place);
            insert = insert.values(clinic, list, entry.code(), entry.name(), place);
        }
        insert.execute();
    }
}
