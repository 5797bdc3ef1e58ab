package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.ImportRuns.APPLYING;
import static org.inlay.platform.internal.persistence.ImportRuns.CHECKING;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.CsvBatches;
import org.inlay.platform.internal.domain.CsvCharset;
import org.inlay.platform.internal.domain.ImportFigures;
import org.inlay.platform.internal.domain.ImportSums;
import org.inlay.platform.internal.persistence.ImportRuns.Work;
import org.inlay.platform.spi.Importer;
import org.inlay.platform.spi.Importer.Outcome;
import org.inlay.platform.spi.Importer.RowResult;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a run through its two passes: check the whole file, then apply it batch by batch. The place reached commits with
 * each batch, so a run that was interrupted goes on behind the last one.
 */
@Component(service = ImportWorker.class)
public final class ImportWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    private final ImportRuns runs;
    private final ImportSpool spool;
    private final Transactions transactions;
    private final Audit audit;

    @Activate
    public ImportWorker(
            @Reference ImportRuns runs,
            @Reference ImportSpool spool,
            @Reference Transactions transactions,
            @Reference Audit audit) {
        this.runs = runs;
        this.spool = spool;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** What the worker tells and asks while it works. */
    interface Watch {
        /** Rows of the present pass done so far. */
        void progress(long rows);

        /** Whether to stop after the present batch. */
        boolean cancelled();
    }

    /** Works on the run until it ends; what a cancelled or broken run applied is skipped when the file comes again. */
    void work(Id run, Importer importer, Watch watch) {
        try {
            Work work = load(run);
            if (work.state().equals(CHECKING)) {
                check(work, importer, watch);
                work = load(run);
            }
            if (work.state().equals(APPLYING)) {
                apply(work, importer, watch);
            }
            if (!transactions.required(() -> runs.open(run))) {
                spool.discard(run);
            }
        } catch (Overtaken other) {
            LOG.info("Import {} is worked on elsewhere", run);
        } catch (Problem problem) {
            fail(run, problem);
        } catch (NoSuchFileException gone) {
            fail(run, Problem.conflict("import-file-gone"));
        } catch (IOException | RuntimeException broken) {
            LOG.error("Import {} broke off", run, broken);
            fail(run, Problem.conflict("import-broken"));
        }
    }

    /** Another worker was quicker with a batch; what this one did of it is rolled back. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Work load(Id run) {
        return transactions.required(() -> runs.work(run)).orElseThrow(() -> Problem.notFound("import"));
    }

    /** The file as a whole cannot be read, or an importer refused a whole batch. */
    private void fail(Id run, Problem problem) {
        Object line = problem.arguments().get("line");
        Work work = load(run);
        String state = work.state().equals(APPLYING) ? "FAILED" : "REFUSED";
        LOG.warn("Import {} ended as {}: {}", run, state, problem.getMessage());
        end(work, state, problem.reason(), line instanceof Long number ? number : null);
    }

    private void check(Work work, Importer importer, Watch watch) throws IOException {
        if (!transactions.required(() -> runs.beginPass(work.id(), CHECKING, CHECKING))) {
            return;
        }
        ImportFigures figures = new ImportFigures();
        pass(load(work.id()), importer, true, figures, watch);
        transactions.run(() -> runs.figures(work.id(), figures));
        Work checked = load(work.id());
        if (checked.refused() > 0 && !work.partial() && !work.dryRun()) {
            end(checked, "REFUSED", "import-rows-refused", null);
        } else if (work.dryRun()) {
            end(checked, "CHECKED", null, null);
        } else {
            transactions.run(() -> runs.beginPass(work.id(), CHECKING, APPLYING));
        }
    }

    private void apply(Work work, Importer importer, Watch watch) throws IOException {
        pass(work, importer, false, new ImportFigures(), watch);
        end(load(work.id()), "DONE", null, null);
    }

    /** One pass over what is left of the file. */
    private void pass(Work work, Importer importer, boolean dryRun, ImportFigures figures, Watch watch)
            throws IOException {
        long done = work.doneLine();
        long refused = work.refused();
        long rows = 0;
        ImportSums sums = new ImportSums();
        try (CsvBatches batches =
                new CsvBatches(CsvCharset.open(spool.file(work.id()), Charset.forName(work.charset())), importer)) {
            for (CsvBatches.Batch batch = batches.next(); batch != null; batch = batches.next()) {
                rows += batch.size();
                if (batch.last() <= work.doneLine()) {
                    continue;
                }
                if (watch.cancelled()) {
                    throw Problem.conflict("import-cancelled");
                }
                Step step = new Step(work, importer, dryRun, done, refused, batch, batches::given);
                List<RowResult> results = step.take(figures, sums);
                done = batch.last();
                refused += ImportRuns.count(results, Outcome.REFUSED);
                watch.progress(rows);
            }
        }
    }

    /** One batch in one transaction. */
    private final class Step {
        private final Work work;
        private final Importer importer;
        private final boolean dryRun;
        private final long done;
        private final long refused;
        private final CsvBatches.Batch batch;
        private final Predicate<String> earlier;

        Step(
                Work work,
                Importer importer,
                boolean dryRun,
                long done,
                long refused,
                CsvBatches.Batch batch,
                Predicate<String> earlier) {
            this.work = work;
            this.importer = importer;
            this.dryRun = dryRun;
            this.done = done;
            this.refused = refused;
            this.batch = batch;
            this.earlier = earlier;
        }

        /** The results of all rows of the batch. */
        List<RowResult> take(ImportFigures figures, ImportSums sums) {
            ImportFigures[] figured = new ImportFigures[1];
            ImportSums[] summed = new ImportSums[1];
            List<RowResult> results = transactions.required(() -> {
                figured[0] = new ImportFigures(); // the work may run twice
                summed[0] = sums.attempt();
                return once(figured[0], summed[0]);
            });
            figures.add(figured[0]);
            sums.commit(summed[0]);
            return results;
        }

        private List<RowResult> once(ImportFigures figures, ImportSums sums) {
            List<RowResult> results = new ArrayList<>(batch.refused());
            if (!batch.good().isEmpty()) {
                results.addAll(importer.apply(
                        batch.good(), new Importer.Options(dryRun, work.settings(), figures, earlier, sums)));
            }
            if (results.size() != batch.size()) {
                throw new IllegalStateException(
                        importer.dataset() + " gave " + results.size() + " results for " + batch.size() + " rows");
            }
            if (!runs.advance(work.id(), work.state(), done, batch.last(), refused, results)) {
                throw new Overtaken();
            }
            return results;
        }
    }

    private void end(Work work, String state, @Nullable String failure, @Nullable Long line) {
        transactions.run(() -> {
            runs.end(work.id(), state, failure, line);
            audit.record(
                    "imports.ended",
                    "import",
                    work.id().toString(),
                    Clinic.ORGANISATION,
                    Map.of("dataset", work.dataset(), "state", state, "rows", work.rows(), "refused", work.refused()));
        });
    }
}
