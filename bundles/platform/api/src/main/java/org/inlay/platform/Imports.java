package org.inlay.platform;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.inlay.platform.spi.Importer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Imports of CSV files. The whole file is checked before any of it is applied; it is then applied in transactions of at
 * most 500 rows, and goes on where it stopped when the node went down meanwhile.
 */
@ProviderType
public interface Imports {
    /** Most rows of one file. */
    long MAXIMUM_ROWS = 5_000_000;

    /** Refused rows that are kept with their reasons; all are counted. */
    int KEPT_PROBLEMS = 10_000;

    /** The data sets that can be imported, by name. */
    List<Dataset> datasets();

    /** One data set. Problems: {@code not-found}. */
    Dataset dataset(String name);

    /**
     * Takes a file (RFC 4180 with a header line, UTF-8 or GB18030). A file of at most 5,000 rows is finished on return, a
     * larger one goes on as a job; needs the importer's permission everywhere.
     *
     * @throws Problem {@code not-found}, {@code validation} for a setting; {@code csv-encoding}, {@code csv-empty},
     *     {@code csv-columns}, {@code csv-quote}, {@code csv-nul}, {@code csv-cell-too-long}, {@code csv-too-many-columns},
     *     {@code csv-too-many-rows} when the file as a whole cannot be read; nothing was applied then
     */
    ImportReport start(String dataset, InputStream file, Choice choice);

    /** A run with its first 1,000 problems. Problems: {@code not-found}. */
    ImportReport report(Id run);

    /** The latest runs, newest first, without their problems. */
    List<ImportReport> latest(int limit);

    /** The kept problems of a run, by row. */
    Page<RowProblem> problems(Id run, PageRequest page);

    /**
     * What the caller wants.
     *
     * @param name what people call the file; null = the data set's name
     * @param dryRun check and report only
     * @param partial apply the good rows although others are refused; otherwise one refused row refuses the file
     * @param settings see {@link Importer#settings}; {@code clinic} always
     */
    record Choice(@Nullable String name, boolean dryRun, boolean partial, Map<String, String> settings) {}

    /** What can be imported: {@code key} is the column that tells rows apart, empty when there is none. */
    record Dataset(
            String dataset,
            String key,
            boolean grouped,
            List<Importer.Column> columns,
            List<Importer.Setting> settings) {}

    /**
     * A run and its report.
     *
     * @param state {@code CHECKING}, {@code APPLYING}; ended: {@code CHECKED} (dry run), {@code DONE}, {@code REFUSED}
     *     (nothing applied), {@code FAILED} (may be repeated, what was applied is skipped then)
     * @param charset {@code UTF-8} or {@code GB18030}
     * @param lines lines of the file, by which one tells how far it is; null for runs of before they were counted
     * @param rows rows read so far, the header not counted
     * @param created rows that became records, in a dry run: would become
     * @param skipped rows that were imported before
     * @param refused rows with problems
     * @param counts figures of the data set, e.g. {@code customerTypes.DEALS.ONCE}
     * @param examples up to 100 examples per name
     * @param problems refused rows by row
     * @param failure why the file as a whole was refused or failed
     * @param job the job that works on it; null for a small file
     */
    record ImportReport(
            Id id,
            String dataset,
            String name,
            boolean dryRun,
            boolean partial,
            String state,
            String charset,
            @Nullable Long lines,
            long rows,
            long created,
            long skipped,
            long refused,
            Map<String, Long> counts,
            Map<String, List<Map<String, String>>> examples,
            List<RowProblem> problems,
            @Nullable ImportFailure failure,
            @Nullable Id job,
            Instant startedAt,
            @Nullable Instant endedAt,
            String startedBy) {}

    /** A refused row: line number in the file, the header being 1. */
    record RowProblem(long row, List<Violation> violations) {}

    /** Why a file was refused or failed: a problem's reason, and the line when one is to blame. */
    record ImportFailure(String reason, @Nullable Long line) {}
}
