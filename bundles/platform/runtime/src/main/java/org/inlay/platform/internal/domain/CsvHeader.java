package org.inlay.platform.internal.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.inlay.platform.Problem;
import org.inlay.platform.spi.Importer.Column;
import org.inlay.platform.spi.Importer.Row;

/** The first line of a file: which column stands where. Their order is free. */
public final class CsvHeader {
    private final List<String> names;

    private CsvHeader(List<String> names) {
        this.names = names;
    }

    /**
     * Reads the header.
     *
     * @throws Problem {@code csv-columns} naming the unknown, missing and repeated columns
     */
    public static CsvHeader of(List<String> cells, List<Column> columns) {
        List<String> names = cells.stream().map(String::strip).toList();
        Set<String> known = new LinkedHashSet<>();
        columns.forEach(column -> known.add(column.name()));
        Set<String> seen = new TreeSet<>();
        Set<String> repeated = new TreeSet<>();
        names.stream().filter(name -> !seen.add(name)).forEach(repeated::add);
        Set<String> unknown = new TreeSet<>(seen);
        unknown.removeAll(known);
        List<String> missing = columns.stream()
                .filter(column -> column.required() && !seen.contains(column.name()))
                .map(Column::name)
                .toList();
        if (!unknown.isEmpty() || !missing.isEmpty() || !repeated.isEmpty()) {
            throw Problem.invalid("csv-columns")
                    .with("unknown", shortened(unknown))
                    .with("missing", missing)
                    .with("repeated", shortened(repeated));
        }
        return new CsvHeader(names);
    }

    /** How many cells each line must have. */
    int width() {
        return names.size();
    }

    /** The row of a line; a line of another width has the cells that fit. */
    Row row(CsvReader.Line line) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(names.size(), line.cells().size()); i++) {
            values.put(names.get(i), line.cells().get(i));
        }
        return new Row(line.number(), values);
    }

    private static List<String> shortened(Set<String> names) {
        List<String> shortened = new ArrayList<>();
        names.forEach(name -> shortened.add(name.length() > 60 ? name.substring(0, 60) + "…" : name));
        return shortened;
    }
}
