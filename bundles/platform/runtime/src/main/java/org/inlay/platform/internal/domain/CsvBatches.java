package org.inlay.platform.internal.domain;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Imports;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.inlay.platform.spi.Importer;
import org.inlay.platform.spi.Importer.Row;
import org.inlay.platform.spi.Importer.RowResult;
import org.jspecify.annotations.Nullable;

/** Cuts a file into batches of at most 500 rows, keeps rows of one key together, and refuses rows of a wrong shape. */
public final class CsvBatches implements Closeable {
    /** Most rows of a batch. */
    public static final int BATCH = 500;

    /** Most rows that share a key. */
    public static final int GROUP = 200;

    private final Reader source;
    private final CsvReader reader;
    private final CsvHeader header;
    private final String key;
    private final boolean grouped;
    private final CsvKeys keys = new CsvKeys();
    private final Map<String, CsvKeys> unique = new LinkedHashMap<>();
    private final List<CsvReader.Line> waiting = new ArrayList<>();
    private CsvReader.@Nullable Line ahead;
    private long rows;

    /**
     * Reads the header.
     *
     * @throws Problem {@code csv-empty}, {@code csv-columns}, or the reader's
     */
    public CsvBatches(Reader source, Importer importer) throws IOException {
        this.source = source;
        this.reader = new CsvReader(source);
        this.key = importer.key();
        this.grouped = importer.grouped();
        importer.unique().forEach(column -> unique.put(column, new CsvKeys()));
        CsvReader.Line first = reader.next();
        if (first == null) {
            throw Problem.invalid("csv-empty");
        }
        this.header = CsvHeader.of(first.cells(), importer.columns());
        this.ahead = reader.next();
    }

    /**
     * @param good rows for the importer
     * @param refused results of the rows that never reach it
     * @param last line on which the last row begins
     */
    public record Batch(List<Row> good, List<RowResult> refused, long last) {
        /** How many rows it has. */
        public int size() {
            return good.size() + refused.size();
        }
    }

    /** The next batch; null at the end. */
    public @Nullable Batch next() throws IOException {
        if (ahead == null && waiting.isEmpty()) {
            return null;
        }
        List<Row> good = new ArrayList<>();
        List<RowResult> refused = new ArrayList<>();
        long last = 0;
        while (ahead != null || !waiting.isEmpty()) {
            List<CsvReader.Line> group = group(BATCH - good.size() - refused.size());
            if (group.isEmpty()) {
                break;
            }
            last = group.get(group.size() - 1).number();
            sort(group, good, refused);
        }
        return new Batch(good, refused, last);
    }

    /** Whether a row with this key has been given out, good or refused. */
    public boolean given(String value) {
        return keys.contains(value.strip());
    }

    private void sort(List<CsvReader.Line> group, List<Row> good, List<RowResult> refused) {
        Violation shape = shape(group);
        for (CsvReader.Line line : group) {
            Row row = header.row(line);
            if (shape == null) {
                good.add(row);
            } else {
                refused.add(RowResult.refused(row, List.of(shape)));
            }
        }
    }

    /** What is wrong with the shape of these rows; null when nothing is. */
    private @Nullable Violation shape(List<CsvReader.Line> group) {
        if (group.stream().anyMatch(line -> line.cells().size() != header.width())) {
            return new Violation("", "import.cells");
        }
        String value = keyOf(group.get(0));
        if (!value.isEmpty() && !keys.add(value)) {
            return new Violation(key, "import.repeated");
        }
        if (group.size() > GROUP) {
            return new Violation(key, "import.group-too-long");
        }
        return repeated(header.row(group.get(0)));
    }

    private @Nullable Violation repeated(Row row) {
        for (Map.Entry<String, CsvKeys> column : unique.entrySet()) {
            String value = row.get(column.getKey()).strip();
            if (!value.isEmpty() && !column.getValue().add(value)) {
                return new Violation(column.getKey(), "import.repeated");
            }
        }
        return null;
    }

    private String keyOf(CsvReader.Line line) {
        return key.isEmpty() ? "" : header.row(line).get(key).strip();
    }

    /** The next row, or rows of one key; empty when they do not fit into the room that is left. */
    private List<CsvReader.Line> group(int room) throws IOException {
        if (room == 0) {
            return List.of();
        }
        if (!grouped) {
            return List.of(take());
        }
        if (waiting.isEmpty()) {
            gather();
        }
        if (waiting.size() > room) {
            return List.of();
        }
        List<CsvReader.Line> group = List.copyOf(waiting);
        waiting.clear();
        return group;
    }

    private void gather() throws IOException {
        String value = keyOf(require());
        do {
            waiting.add(take());
        } while (ahead != null && !value.isEmpty() && keyOf(ahead).equals(value) && waiting.size() <= GROUP);
    }

    private CsvReader.Line require() {
        if (ahead == null) {
            throw new IllegalStateException("read past the end");
        }
        return ahead;
    }

    private CsvReader.Line take() throws IOException {
        CsvReader.Line line = require();
        rows++;
        if (rows > Imports.MAXIMUM_ROWS) {
            throw Problem.invalid("csv-too-many-rows").with("most", Imports.MAXIMUM_ROWS);
        }
        ahead = reader.next();
        return line;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
