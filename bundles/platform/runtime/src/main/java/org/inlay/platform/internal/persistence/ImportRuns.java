package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.ImportTables.CHARSET;
import static org.inlay.platform.internal.persistence.ImportTables.CREATED;
import static org.inlay.platform.internal.persistence.ImportTables.DATASET;
import static org.inlay.platform.internal.persistence.ImportTables.DONE_LINE;
import static org.inlay.platform.internal.persistence.ImportTables.DRY_RUN;
import static org.inlay.platform.internal.persistence.ImportTables.ENDED_AT;
import static org.inlay.platform.internal.persistence.ImportTables.FAILURE;
import static org.inlay.platform.internal.persistence.ImportTables.FAILURE_LINE;
import static org.inlay.platform.internal.persistence.ImportTables.FIGURES;
import static org.inlay.platform.internal.persistence.ImportTables.GOOD_ONLY;
import static org.inlay.platform.internal.persistence.ImportTables.ID;
import static org.inlay.platform.internal.persistence.ImportTables.IMPORT;
import static org.inlay.platform.internal.persistence.ImportTables.IMPORT_ID;
import static org.inlay.platform.internal.persistence.ImportTables.IMPORT_ROW;
import static org.inlay.platform.internal.persistence.ImportTables.JOB;
import static org.inlay.platform.internal.persistence.ImportTables.LINE;
import static org.inlay.platform.internal.persistence.ImportTables.LINES;
import static org.inlay.platform.internal.persistence.ImportTables.NAME;
import static org.inlay.platform.internal.persistence.ImportTables.REFUSED;
import static org.inlay.platform.internal.persistence.ImportTables.ROWS;
import static org.inlay.platform.internal.persistence.ImportTables.SETTINGS;
import static org.inlay.platform.internal.persistence.ImportTables.SKIPPED;
import static org.inlay.platform.internal.persistence.ImportTables.STARTED_AT;
import static org.inlay.platform.internal.persistence.ImportTables.STARTED_BY;
import static org.inlay.platform.internal.persistence.ImportTables.STATE;
import static org.inlay.platform.internal.persistence.ImportTables.TOUCHED_AT;
import static org.inlay.platform.internal.persistence.ImportTables.VIOLATIONS;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Id;
import org.inlay.platform.Imports;
import org.inlay.platform.internal.domain.ImportFigures;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.Importer.Outcome;
import org.inlay.platform.spi.Importer.RowResult;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs of imports as their worker changes them; every change is conditional, so that of two workers one gives way. */
@Component(service = ImportRuns.class)
public final class ImportRuns {
    static final String CHECKING = "CHECKING";
    static final String APPLYING = "APPLYING";

    private final Sql sql;
    private final Clock clock;
    private final ImportJson json = new ImportJson();

    @Activate
    public ImportRuns(
            @Reference Sql sql,
            @Reference Clock clock,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A run as its worker sees it; {@code doneLine} is the last line of the pass that was dealt with. */
    record Work(
            Id id,
            String dataset,
            boolean dryRun,
            boolean partial,
            Map<String, String> settings,
            String state,
            String charset,
            long doneLine,
            long rows,
            long refused,
            String startedBy) {}

    void begin(
            Id id, String dataset, Imports.Choice choice, String charset, long lines, @Nullable Id job, String login) {
        Instant now = clock.instant();
        String name = choice.name();
        sql.dsl()
                .insertInto(IMPORT)
                .set(ID, id)
                .set(DATASET, dataset)
                .set(NAME, name == null ? dataset : name)
                .set(DRY_RUN, choice.dryRun())
                .set(GOOD_ONLY, choice.partial())
                .set(SETTINGS, json.write(choice.settings()))
                .set(STATE, CHECKING)
                .set(CHARSET, charset)
                .set(DONE_LINE, 0L)
                .set(LINES, lines)
                .set(ROWS, 0L)
                .set(CREATED, 0L)
                .set(SKIPPED, 0L)
                .set(REFUSED, 0L)
                .set(JOB, job)
                .set(STARTED_AT, now)
                .set(TOUCHED_AT, now)
                .set(STARTED_BY, login)
                .execute();
    }

    /** What is to be done of a run; empty when there is none. */
    Optional<Work> work(Id run) {
        return sql.dsl()
                .select(ID, DATASET, DRY_RUN, GOOD_ONLY, SETTINGS, STATE, CHARSET, DONE_LINE, ROWS, REFUSED, STARTED_BY)
                .from(IMPORT)
                .where(ID.eq(run))
                .fetchOptional(r -> new Work(
                        r.get(ID),
                        r.get(DATASET),
                        r.get(DRY_RUN),
                        r.get(GOOD_ONLY),
                        json.readSettings(r.get(SETTINGS)),
                        r.get(STATE),
                        r.get(CHARSET),
                        r.get(DONE_LINE),
                        r.get(ROWS),
                        r.get(REFUSED),
                        r.get(STARTED_BY)));
    }

    /** Begins a pass, counting from nothing; false when the run is not in the state it should begin from. */
    boolean beginPass(Id run, String from, String to) {
        boolean mine = sql.dsl()
                        .update(IMPORT)
                        .set(STATE, to)
                        .set(DONE_LINE, 0L)
                        .set(ROWS, 0L)
                        .set(CREATED, 0L)
                        .set(SKIPPED, 0L)
                        .set(REFUSED, 0L)
                        .set(TOUCHED_AT, clock.instant())
                        .where(ID.eq(run), STATE.eq(from))
                        .execute()
                == 1;
        if (mine) {
            sql.dsl().deleteFrom(IMPORT_ROW).where(IMPORT_ID.eq(run)).execute();
        }
        return mine;
    }

    /**
     * Counts a batch, in the transaction that applied it; false when another worker was quicker.
     *
     * @param from the last line done before the batch
     * @param to the last line of the batch
     * @param refusedBefore refused rows before the batch, of which the first {@link Imports#KEPT_PROBLEMS} are kept
     */
    boolean advance(Id run, String state, long from, long to, long refusedBefore, List<RowResult> results) {
        boolean mine = sql.dsl()
                        .update(IMPORT)
                        .set(DONE_LINE, to)
                        .set(ROWS, ROWS.plus(results.size()))
                        .set(CREATED, CREATED.plus(count(results, Outcome.CREATED)))
                        .set(SKIPPED, SKIPPED.plus(count(results, Outcome.SKIPPED)))
                        .set(REFUSED, REFUSED.plus(count(results, Outcome.REFUSED)))
                        .set(TOUCHED_AT, clock.instant())
                        .where(ID.eq(run), STATE.eq(state), DONE_LINE.eq(from))
                        .execute()
                == 1;
        if (mine) {
            keep(run, results, Imports.KEPT_PROBLEMS - refusedBefore);
        }
        return mine;
    }

    static int count(List<RowResult> results, Outcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private void keep(Id run, List<RowResult> results, long room) {
        List<RowResult> refused = results.stream()
                .filter(result -> result.outcome() == Outcome.REFUSED)
                .limit(Math.max(room, 0))
                .toList();
        BatchInsert batch = BatchInsert.into(sql.dsl(), IMPORT_ROW, IMPORT_ID, LINE, VIOLATIONS);
        refused.forEach(result -> batch.add(run, result.number(), json.writeViolations(result.violations())));
        batch.execute();
    }

    void figures(Id run, ImportFigures figures) {
        sql.dsl()
                .update(IMPORT)
                .set(FIGURES, json.write(new ImportJson.Figures(figures.counts(), figures.examples())))
                .where(ID.eq(run))
                .execute();
    }

    /** Ends the run in the given state unless it has ended. */
    void end(Id run, String state, @Nullable String failure, @Nullable Long line) {
        sql.dsl()
                .update(IMPORT)
                .set(STATE, state)
                .set(FAILURE, failure)
                .set(FAILURE_LINE, line)
                .set(ENDED_AT, clock.instant())
                .where(ID.eq(run), STATE.in(CHECKING, APPLYING))
                .execute();
    }

    /** Runs without a job that nobody has touched since the instant: their node went down. */
    List<Id> abandoned(Instant since) {
        return sql.dsl()
                .select(ID)
                .from(IMPORT)
                .where(STATE.in(CHECKING, APPLYING), JOB.isNull(), TOUCHED_AT.lt(since))
                .fetch(ID);
    }

    void job(Id run, Id job) {
        sql.dsl().update(IMPORT).set(JOB, job).where(ID.eq(run)).execute();
    }

    /** Whether a run with this id is still at work. */
    boolean open(Id run) {
        return sql.dsl().fetchExists(IMPORT, ID.eq(run).and(STATE.in(CHECKING, APPLYING)));
    }
}
