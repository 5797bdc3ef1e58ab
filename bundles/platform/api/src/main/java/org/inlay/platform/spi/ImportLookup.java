package org.inlay.platform.spi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.spi.Importer.Options;
import org.inlay.platform.spi.Importer.Row;
import org.jspecify.annotations.Nullable;

/** What the rows of one batch refer to, looked up once for all of them. */
public final class ImportLookup {
    private final List<Row> rows;
    private final Options options;
    private final ImportKeys keys;
    private final Map<String, Clinic> clinics = new HashMap<>();
    private final Map<String, Map<String, Id>> found = new HashMap<>();

    public ImportLookup(List<Row> rows, Options options, Clinics clinics, ImportKeys keys) {
        this.rows = rows;
        this.options = options;
        this.keys = keys;
        clinics.list().forEach(clinic -> this.clinics.put(clinic.code(), clinic));
    }

    /** The record that the row's own key was imported as; null when it never was. */
    public @Nullable Id imported(Row row, String column, String dataset) {
        return records(column, dataset).get(row.get(column).strip());
    }

    /** The record of another data set that the row names; a violation when it names none that was imported. */
    public @Nullable Id required(Cells cells, String column, String dataset) {
        String key = cells.required(column, 100);
        Id record = records(column, dataset).get(key);
        if (record == null && !key.isEmpty()) {
            cells.refuse(column, "import.unknown-" + dataset);
        }
        return record;
    }

    /** The clinic of the row, else the one the caller named; a violation when there is none. */
    public @Nullable Clinic clinic(Cells cells) {
        String code = cells.optional("clinic", 32);
        Clinic clinic = clinics.get(code == null ? options.setting("clinic") : code);
        if (clinic == null) {
            cells.refuse("clinic", code == null ? "import.required" : "import.unknown-clinic");
        }
        return clinic;
    }

    private Map<String, Id> records(String column, String dataset) {
        return found.computeIfAbsent(
                column + '/' + dataset,
                any -> keys.known(
                        dataset,
                        rows.stream()
                                .map(row -> row.get(column).strip())
                                .distinct()
                                .toList()));
    }
}
