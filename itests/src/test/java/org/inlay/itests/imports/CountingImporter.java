package org.inlay.itests.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.ImportKeys;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.Importer;

/** Remembers what it applied; refuses the name "bad"; breaks off, like a node that goes down, when told to. */
final class CountingImporter implements Importer {
    /** What a node does that goes down: nothing more. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    static final String DATASET = "itests-people";

    final List<String> applied = new CopyOnWriteArrayList<>();
    volatile int applyMost = Integer.MAX_VALUE;

    private final ImportKeys keys;
    private final Ids ids;

    CountingImporter(ImportKeys keys, Ids ids) {
        this.keys = keys;
        this.ids = ids;
    }

    @Override
    public String dataset() {
        return DATASET;
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("id", true, "Number.", "1"), new Column("name", true, "Name.", "王女士"));
    }

    @Override
    public String permission() {
        return "imports:write";
    }

    @Override
    public String key() {
        return "id";
    }

    @Override
    public List<RowResult> apply(List<Row> rows, Options options) {
        Map<String, Id> known =
                keys.known(DATASET, rows.stream().map(row -> row.get("id")).toList());
        Map<String, Id> created = new LinkedHashMap<>();
        List<RowResult> results = new ArrayList<>();
        for (Row row : rows) {
            Cells cells = new Cells(row);
            if (known.containsKey(row.get("id"))) {
                results.add(RowResult.skipped(row));
                continue;
            }
            if (cells.required("name", 50).equals("bad")) {
                cells.refuse("name", "import.choice");
            }
            if (cells.good()) {
                created.put(row.get("id"), ids.next());
            }
            results.add(cells.result());
        }
        if (!options.dryRun()) {
            if (applied.size() + created.size() > applyMost) {
                throw new PowerCut();
            }
            keys.remember(DATASET, created);
            applied.addAll(created.keySet());
        }
        return results;
    }
}
