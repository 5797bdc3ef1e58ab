package org.inlay.platform.web.internal.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Imports;
import org.inlay.platform.Imports.Dataset;
import org.inlay.platform.Imports.ImportReport;
import org.inlay.platform.Jobs;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.inlay.platform.spi.Importer;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.ConsoleRequest.Upload;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files of the old system: tried first, then taken over, with a report of every row that was refused. */
@Component(service = ConsolePage.class)
public final class ImportsPage implements ConsolePage {
    private static final String ID = "imports";
    private static final String HERE = "/app/imports";
    private static final int RECENT = 20;
    private static final int SHOWN_PROBLEMS = 100;

    /** Part of a run that goes into looking at every row before one is taken. */
    private static final double CHECKING_SHARE = 0.3;

    private final Imports imports;
    private final Jobs jobs;
    private final Access access;
    private final Clock clock;

    @Activate
    public ImportsPage(
            @Reference Imports imports, @Reference Jobs jobs, @Reference Access access, @Reference Clock clock) {
        this.imports = imports;
        this.jobs = jobs;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(Entry.setting(70, "imports:write"));
    }

    /** What can be imported and what was. */
    public record Start(List<Dataset> datasets, List<Run> runs) {}

    /** A run with its times in words. */
    public record Run(ImportReport report, String at) {}

    /** The form of one data set. */
    public record Choosing(Dataset dataset, Form form) {}

    /**
     * The report of one run.
     *
     * @param progress null once it has ended, and while nothing can be told
     * @param mayCancel whether the person may stop it
     */
    public record Report(
            ImportReport report,
            boolean running,
            @Nullable Progress progress,
            boolean mayCancel,
            List<Line> problems,
            long more,
            String failure) {}

    /** How far it is, and how long it will take if it goes on so. */
    public record Progress(int percent, String left) {}

    /** A refused row in words. */
    public record Line(long row, String text) {}

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "" -> {
                List<Run> runs = imports.latest(RECENT).stream()
                        .map(report -> new Run(report, request.words().dateTime(report.startedAt())))
                        .toList();
                yield Pages.screen(
                        request.words().t("console.page.imports"),
                        "imports.jte",
                        request,
                        new Start(imports.datasets(), runs));
            }
            case "runs" -> report(request);
            default -> form(request, imports.dataset(request.at(0)), Form.empty(), false);
        };
    }

    private Screen form(ConsoleRequest request, Dataset dataset, Form form, boolean refused) {
        Choosing view = new Choosing(dataset, form);
        String title = request.words().code("dataset", dataset.dataset());
        return refused
                ? Screen.refused(title, Pages.content("import.jte", request, view))
                : Pages.screen(title, "import.jte", request, view);
    }

    private Screen report(ConsoleRequest request) {
        ImportReport report = imports.report(request.id(1));
        boolean running = report.endedAt() == null;
        List<Line> problems = report.problems().stream()
                .limit(SHOWN_PROBLEMS)
                .map(problem -> new Line(
                        problem.row(),
                        problem.violations().stream()
                                .map(violation -> text(request, violation))
                                .reduce((first, second) ->
                                        first + request.words().t("console.list") + second)
                                .orElse("")))
                .toList();
        String failure = report.failure() == null
                ? ""
                : request.words()
                        .problem(Problem.conflict(report.failure().reason())
                                .with("line", String.valueOf(report.failure().line())));
        boolean mayCancel = running && report.job() != null && access.caller().may("jobs:write", Clinic.ORGANISATION);
        Report view = new Report(
                report,
                running,
                running ? progress(report, request.words()) : null,
                mayCancel,
                problems,
                report.refused() - problems.size(),
                failure);
        return request.part()
                ? Screen.part(Pages.content("import-run.jte", request, view))
                : Pages.screen(report.name(), "import-report.jte", request, view);
    }

    /** A file is read twice, once to check it; a dry run ends there. */
    private @Nullable Progress progress(ImportReport report, Words words) {
        Long lines = report.lines();
        if (lines == null || lines <= 1) {
            return null;
        }
        double pass = Math.min(1.0, (double) report.rows() / (lines - 1));
        double whole = report.dryRun()
                ? pass
                : report.state().equals("CHECKING")
                        ? pass * CHECKING_SHARE
                        : CHECKING_SHARE + pass * (1 - CHECKING_SHARE);
        long spent = Duration.between(report.startedAt(), clock.instant()).toSeconds();
        int percent = (int) Math.min(99, Math.floor(whole * 100));
        String left = percent < 1
                ? ""
                : words.t("console.imports.left", "minutes", Math.round(Math.ceil(spent * (1 - whole) / whole / 60)));
        return new Progress(percent, left);
    }

    private static String text(ConsoleRequest request, Violation violation) {
        return request.words()
                .t(
                        "console.imports.problem",
                        "field",
                        violation.field(),
                        "problem",
                        request.words().violation(violation));
    }

    /** The import makes its own transactions, and rows that were taken before are skipped. */
    @Override
    public boolean once(ConsoleRequest request) {
        return false;
    }

    @Override
    public Screen post(ConsoleRequest request) {
        if (request.at(0).equals("runs")) {
            Id job = imports.report(request.id(1)).job();
            if (job != null) {
                jobs.cancel(job);
            }
            return Screen.to(HERE + "/runs/" + request.id(1), request.words().t("console.imports.stopping"));
        }
        Dataset dataset = imports.dataset(request.at(0));
        try {
            Upload file = request.file("file").orElseThrow(() -> Problem.violation("file", "violation.required"));
            return started(request, dataset, file);
        } catch (Problem problem) {
            return form(request, dataset, Form.refused(request, problem), true);
        }
    }

    private Screen started(ConsoleRequest request, Dataset dataset, Upload file) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("clinic", request.clinic().code());
        for (Importer.Setting setting : dataset.settings()) {
            request.typed("setting." + setting.name()).ifPresent(value -> settings.put(setting.name(), value));
        }
        try (InputStream bytes = file.open()) {
            ImportReport report = imports.start(
                    dataset.dataset(),
                    bytes,
                    new Imports.Choice(
                            file.name(),
                            request.value("how").equals("dry"),
                            !request.value("partial").isEmpty(),
                            settings));
            return Screen.to(HERE + "/runs/" + report.id(), request.words().t("console.imports.started"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
