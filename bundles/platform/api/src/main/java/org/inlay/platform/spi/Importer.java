package org.inlay.platform.spi;

import java.util.List;
import java.util.Map;
import org.inlay.platform.Violation;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A data set that can be imported from CSV. The platform reads the file as a stream, checks its shape, hands over batches
 * of at most 500 rows and keeps the report and the place where it stopped. Register it as a service.
 */
@ConsumerType
public interface Importer {
    /** Name in {@code POST /imports/{dataset}}, e.g. {@code customers}. */
    String dataset();

    /** The columns, in the order documented at {@code GET /imports/{dataset}}. */
    List<Column> columns();

    /** Permission needed, everywhere. */
    String permission();

    /**
     * Checks one batch and, unless it is a dry run, applies its good rows in the caller's transaction. A row whose
     * {@code key} was imported before is skipped, so that a repeated import changes nothing.
     */
    List<RowResult> apply(List<Row> rows, Options options);

    /**
     * A column.
     *
     * @param description English sentence with format and unit
     */
    record Column(String name, boolean required, String description, String example) {}

    /**
     * @param number line number in the file, the header being 1
     * @param values by column name; a missing optional cell is the empty string
     */
    record Row(long number, Map<String, String> values) {
        public String get(String column) {
            return values.getOrDefault(column, "");
        }
    }

    /**
     * @param dryRun check only
     * @param settings further choices of the caller, e.g. {@code customerTypes=DEALS|VISITS}
     */
    record Options(boolean dryRun, Map<String, String> settings) {}

    /** {@code outcome} is CREATED, SKIPPED or REFUSED; refused rows say why. */
    record RowResult(long number, Outcome outcome, List<Violation> violations) {}

    /** What became of a row. */
    enum Outcome {
        CREATED,
        SKIPPED,
        REFUSED
    }
}
