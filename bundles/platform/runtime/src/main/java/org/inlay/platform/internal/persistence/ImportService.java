package org.inlay.platform.internal.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Imports;
import org.inlay.platform.Jobs;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.Violation;
import org.inlay.platform.internal.domain.CsvBatches;
import org.inlay.platform.internal.domain.CsvCharset;
import org.inlay.platform.spi.Importer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receives files, finishes small ones at once and leaves large ones to the job. */
@Component
public final class ImportService implements Imports {
    private static final int SMALL = 5_000;
    private static final int SHOWN = 1_000;
    private static final int MOST_NAME = 200;
    private static final String PERMISSION = "imports:write";

    private static final ImportWorker.Watch UNWATCHED = new ImportWorker.Watch() {
        @Override
        public void progress(long rows) {
            // nobody watches a run that ends within the request
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    private final Extensions extensions;
    private final Access access;
    private final Clinics clinics;
    private final Ids ids;
    private final Jobs jobs;
    private final Audit audit;
    private final Transactions transactions;
    private final ImportSpool spool;
    private final ImportRuns runs;
    private final ImportReports reports;
    private final ImportWorker worker;

    @Activate
    public ImportService(
            @Reference Extensions extensions,
            @Reference Access access,
            @Reference Clinics clinics,
            @Reference Ids ids,
            @Reference Jobs jobs,
            @Reference Audit audit,
            @Reference Transactions transactions,
            @Reference ImportSpool spool,
            @Reference ImportRuns runs,
            @Reference ImportReports reports,
            @Reference ImportWorker worker) {
        this.extensions = extensions;
        this.access = access;
        this.clinics = clinics;
        this.ids = ids;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.spool = spool;
        this.runs = runs;
        this.reports = reports;
        this.worker = worker;
    }

    @Override
    public List<Dataset> datasets() {
        access.requireEverywhere(PERMISSION);
        return extensions.active(Importer.class, Clinic.ORGANISATION).stream()
                .map(ImportService::describe)
                .sorted(Comparator.comparing(Dataset::dataset))
                .toList();
    }

    @Override
    public Dataset dataset(String name) {
        access.requireEverywhere(PERMISSION);
        return describe(importer(extensions, name));
    }

    private static Dataset describe(Importer importer) {
        return new Dataset(
                importer.dataset(), importer.key(), importer.grouped(), importer.columns(), importer.settings());
    }

    static Importer importer(Extensions extensions, String dataset) {
        return extensions.active(Importer.class, Clinic.ORGANISATION).stream()
                .filter(importer -> importer.dataset().equals(dataset))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("dataset"));
    }

    @Override
    public ImportReport start(String dataset, InputStream file, Choice choice) {
        Importer importer = importer(extensions, dataset);
        access.requireEverywhere(importer.permission());
        Choice checked = check(importer, choice);
        Id run = ids.next();
        boolean small = receive(importer, checked, run, file);
        if (small) {
            worker.work(run, importer, UNWATCHED);
        }
        return transactions.required(() -> reports.report(run, SHOWN));
    }

    /** Writes the file, looks at its shape and begins the run; true when it is small. */
    private boolean receive(Importer importer, Choice choice, Id run, InputStream file) {
        boolean begun = false;
        try {
            Path path = spool.receive(run, file);
            Charset charset = CsvCharset.of(path);
            boolean small = small(importer, path, charset);
            long lines = spool.lines(run);
            transactions.run(() -> begin(importer, choice, run, charset, lines, small));
            begun = true;
            return small;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            if (!begun) {
                discard(run);
            }
        }
    }

    private void discard(Id run) {
        try {
            spool.discard(run);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void begin(Importer importer, Choice choice, Id run, Charset charset, long lines, boolean small) {
        Id job = small
                ? null
                : jobs.start(ImportJob.ID, run.toString(), Map.of(ImportJob.RUN, run.toString()))
                        .id();
        runs.begin(
                run,
                importer.dataset(),
                choice,
                charset.name(),
                lines,
                job,
                access.caller().login());
        audit.record(
                "imports.started",
                "import",
                run.toString(),
                Clinic.ORGANISATION,
                Map.of("dataset", importer.dataset(), "dryRun", choice.dryRun(), "partial", choice.partial()));
    }

    private static boolean small(Importer importer, Path path, Charset charset) throws IOException {
        int rows = 0;
        try (CsvBatches batches = new CsvBatches(CsvCharset.open(path, charset), importer)) {
            for (CsvBatches.Batch batch = batches.next(); batch != null && rows <= SMALL; batch = batches.next()) {
                rows += batch.size();
            }
        }
        return rows <= SMALL;
    }

    private Choice check(Importer importer, Choice choice) {
        List<Violation> violations = new ArrayList<>();
        Map<String, String> settings = new TreeMap<>();
        importer.settings().stream()
                .filter(setting -> !setting.values().isEmpty())
                .forEach(
                        setting -> settings.put(setting.name(), setting.values().get(0)));
        choice.settings().forEach((name, value) -> {
            if (name.equals("clinic")) {
                clinics.get(value);
            } else if (!allowed(importer, name, value)) {
                violations.add(new Violation(name, "import.setting"));
            }
            settings.put(name, value);
        });
        String name = choice.name();
        if (name != null && name.length() > MOST_NAME) {
            violations.add(new Violation("name", "import.too-long"));
        }
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
        return new Choice(name, choice.dryRun(), choice.partial(), settings);
    }

    private static boolean allowed(Importer importer, String name, String value) {
        return importer.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .anyMatch(setting -> setting.values().isEmpty()
                        ? value.length() <= MOST_NAME
                        : setting.values().contains(value));
    }

    @Override
    public ImportReport report(Id run) {
        access.requireEverywhere(PERMISSION);
        return transactions.required(() -> reports.report(run, SHOWN));
    }

    @Override
    public List<ImportReport> latest(int limit) {
        access.requireEverywhere(PERMISSION);
        return transactions.required(() -> reports.latest(limit));
    }

    @Override
    public Page<RowProblem> problems(Id run, PageRequest page) {
        access.requireEverywhere(PERMISSION);
        String from = page.after();
        long after = from == null ? 0 : line(from);
        List<RowProblem> found = transactions.required(() -> {
            reports.report(run, 0);
            return reports.problems(run, after, page.limit() + 1);
        });
        boolean more = found.size() > page.limit();
        List<RowProblem> items = more ? found.subList(0, page.limit()) : found;
        return new Page<>(
                items, more ? Long.toString(items.get(items.size() - 1).row()) : null);
    }

    private static long line(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException wrong) {
            throw Problem.violation("after", "import.integer");
        }
    }
}
