package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.List;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.Importer.Row;
import org.inlay.platform.spi.Importer.RowResult;

/** The rows of a grouped data set: those of one key stand one after another and are good or refused together. */
final class RowGroups {
    private RowGroups() {}

    /** The rows cut into groups; a row without a key is a group of its own. */
    static List<List<Row>> of(List<Row> rows, String key) {
        List<List<Row>> groups = new ArrayList<>();
        String open = "";
        for (Row row : rows) {
            String value = row.get(key).strip();
            if (value.isEmpty() || !value.equals(open)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(row);
            open = value;
        }
        return groups;
    }

    /** The results of one group: where one row is refused, the good ones are refused for it. */
    static List<RowResult> results(List<Cells> group) {
        boolean good = group.stream().allMatch(Cells::good);
        if (!good) {
            group.stream().filter(Cells::good).forEach(cells -> cells.refuse("", "import.group"));
        }
        return group.stream().map(Cells::result).toList();
    }
}
