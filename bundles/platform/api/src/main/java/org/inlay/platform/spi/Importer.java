package org.inlay.platform.spi;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.inlay.platform.Violation;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

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

    /** Further choices of the caller, query parameters of {@code POST /imports/{dataset}}; others are refused. */
    default List<Setting> settings() {
        return List.of();
    }

    /**
     * The column whose value must not appear twice in a file, e.g. the old system's number; empty = rows have no key.
     */
    String key();

    /** Further columns whose values must not appear twice in a file, e.g. a number that is unique in the organisation. */
    default List<String> unique() {
        return List.of();
    }

    /**
     * Whether rows of one key belong together (an order and its lines): they then stand one after the other in the file,
     * at most 200 of them, and always come in one batch. Otherwise a second row of the same key is refused.
     */
    default boolean grouped() {
        return false;
    }

    /**
     * Checks one batch and, unless it is a dry run, applies its good rows in the caller's transaction; gives one result
     * per row, in their order. A row whose key was imported before is skipped, so that a repeated import changes nothing.
     * Every file passes as a dry run first, so checks see the store as it was before the file.
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
     * A choice of the caller.
     *
     * @param values what it may be, the first being the default; empty = free text
     * @param description English sentence
     */
    record Setting(String name, List<String> values, String description) {}

    /**
     * @param dryRun check only
     * @param settings choices of the caller; {@code clinic} may always be given: where a row names none
     * @param tally figures and examples for the report
     * @param earlier whether a row with this key stood before the present batch in the file, good or not
     * @param sums what the rows of the file add up to so far, for limits that span batches
     */
    record Options(boolean dryRun, Map<String, String> settings, Tally tally, Predicate<String> earlier, Sums sums) {
        /** The setting, or the empty string. */
        public String setting(String name) {
            return settings.getOrDefault(name, "");
        }
    }

    /** Figures and examples of the report, gathered over the dry run of the whole file. */
    @ProviderType
    interface Tally {
        /** Adds to a named figure, e.g. {@code customerTypes.DEALS.ONCE}; at most 100 names. */
        void count(String name, long number);

        /** Adds an example to a named list, e.g. {@code customerTypes.differ}; the first 100 of each are kept. */
        void example(String name, Map<String, String> example);
    }

    /**
     * Sums by a name of the importer's, e.g. what is paid on each order: they run over one pass of the file, so that the
     * dry run sees what earlier batches would have done. Some 30 bytes a name.
     */
    @ProviderType
    interface Sums {
        /** What was added under this name so far. */
        long sum(String name);

        /** Adds to the sum. */
        void add(String name, long amount);
    }

    /** {@code outcome} is CREATED, SKIPPED or REFUSED; refused rows say why. */
    record RowResult(long number, Outcome outcome, List<Violation> violations) {
        public static RowResult created(Row row) {
            return new RowResult(row.number(), Outcome.CREATED, List.of());
        }

        public static RowResult skipped(Row row) {
            return new RowResult(row.number(), Outcome.SKIPPED, List.of());
        }

        public static RowResult refused(Row row, List<Violation> violations) {
            return new RowResult(row.number(), Outcome.REFUSED, List.copyOf(violations));
        }
    }

    /** What became of a row. */
    enum Outcome {
        CREATED,
        SKIPPED,
        REFUSED
    }
}
