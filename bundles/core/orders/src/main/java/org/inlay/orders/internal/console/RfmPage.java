package org.inlay.orders.internal.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.orders.Rfm;
import org.inlay.orders.Rfm.AskedThresholds;
import org.inlay.orders.Rfm.ClassCount;
import org.inlay.orders.Rfm.Comparison;
import org.inlay.orders.Rfm.CountedAt;
import org.inlay.orders.Rfm.NewRun;
import org.inlay.orders.Rfm.Run;
import org.inlay.orders.Rfm.Scoring;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers rated by recency, frequency and money (S3, S4): runs, one of them, two beside each other. */
@Component(service = ConsolePage.class)
public final class RfmPage implements ConsolePage {
    private static final String HERE = "/app/rfm";
    private static final String READ = "rfm:read";
    private static final int SHOWN = 20;

    private final Rfm rfm;
    private final Access access;

    @Activate
    public RfmPage(@Reference Rfm rfm, @Reference Access access) {
        this.rfm = rfm;
        this.access = access;
    }

    @Override
    public String id() {
        return "rfm";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(35, "segments", READ));
    }

    /** A run as it is listed. */
    public record Listed(Run run, String name) {}

    /** Runs, and the form of a new one. */
    public record Start(List<Listed> runs, Form form, boolean mayRun) {}

    /** A class with its share of all customers, and where they are. */
    public record Class(String code, String name, long count, String share, int width, String href) {}

    /** A run, and others to compare it with. */
    public record Shown(Run run, String name, List<Class> classes, String line, List<Listed> others) {}

    /** A cell of a comparison: how many moved so, and where they are. */
    public record Cell(long count, boolean stayed, String href) {}

    /** A line of a comparison. */
    public record Line(String name, long count, List<Cell> to) {}

    /** Two runs beside each other. */
    public record Moved(String from, String to, List<String> classes, List<Line> lines) {}

    @Override
    public Screen get(ConsoleRequest request) {
        if (request.at(0).isEmpty()) {
            return start(request, Form.empty(), false);
        }
        Run run = rfm.get(request.id(0));
        Optional<Id> with = request.record("with");
        return with.isPresent() ? moved(request, run, rfm.get(with.get())) : shown(request, run);
    }

    private Screen start(ConsoleRequest request, Form form, boolean refused) {
        Start view = new Start(
                runs(request),
                form,
                access.caller().may("rfm:write", request.clinic().code()));
        String title = request.words().t("console.page.rfm");
        return refused
                ? Screen.refused(title, Pages.content("rfm.jte", request, view))
                : Pages.screen(title, "rfm.jte", request, view);
    }

    private List<Listed> runs(ConsoleRequest request) {
        return rfm.runs(request.clinic().code(), new PageRequest(SHOWN, null)).items().stream()
                .map(run -> new Listed(run, name(run, request.words())))
                .toList();
    }

    private static String name(Run run, Words words) {
        return words.t(
                "console.rfm.run",
                "date",
                words.date(run.asOf()),
                "months",
                run.windowMonths(),
                "scoring",
                words.code("scoring", run.scoring().name()));
    }

    private Screen shown(ConsoleRequest request, Run run) {
        List<ClassCount> all = new ArrayList<>(run.classes());
        all.add(new ClassCount(Rfm.UNRATED, request.words().t("console.rfm.unrated"), run.unrated()));
        long customers = run.rated() + run.unrated();
        long most = Math.max(1, all.stream().mapToLong(ClassCount::count).max().orElse(1));
        List<Class> classes = all.stream()
                .map(each -> new Class(
                        each.code(),
                        each.name(),
                        each.count(),
                        customers == 0 ? "" : Math.round(1000.0 * each.count() / customers) / 10.0 + " %",
                        (int) (100 * each.count() / most),
                        SegmentLink.of(
                                request,
                                Map.of(
                                        "criterion", "rfm",
                                        "run", run.id().toString(),
                                        "values", List.of(each.code())),
                                each.name())))
                .toList();
        List<Listed> others = runs(request).stream()
                .filter(other -> !other.run().id().equals(run.id()))
                .toList();
        String name = name(run, request.words());
        return Pages.screen(
                name, "rfm-run.jte", request, new Shown(run, name, classes, line(run, request.words()), others));
    }

    private static String line(Run run, Words words) {
        Rfm.Thresholds thresholds = run.thresholds();
        return thresholds == null
                ? words.t("console.rfm.no-line")
                : words.t(
                        "console.rfm.line",
                        "days",
                        thresholds.recencyDays(),
                        "dates",
                        thresholds.frequency(),
                        "money",
                        words.money(thresholds.money()));
    }

    private Screen moved(ConsoleRequest request, Run from, Run to) {
        Comparison comparison = rfm.compare(from.id(), to.id());
        Words words = request.words();
        List<Line> lines = comparison.matrix().stream()
                .map(row -> new Line(
                        className(row.code(), row.name(), words),
                        row.count(),
                        row.to().stream()
                                .map(cell -> cell(request, comparison, row, cell))
                                .toList()))
                .toList();
        List<String> classes = comparison.matrix().stream()
                .map(row -> className(row.code(), row.name(), words))
                .toList();
        Moved view = new Moved(name(from, words), name(to, words), classes, lines);
        return Pages.screen(words.t("console.rfm.moved"), "rfm-moved.jte", request, view);
    }

    private static String className(String code, String name, Words words) {
        return code.equals(Rfm.UNRATED) ? words.t("console.rfm.unrated") : name;
    }

    private static Cell cell(ConsoleRequest request, Comparison comparison, Comparison.Row row, ClassCount cell) {
        Map<String, Object> tree = Map.of(
                "criterion", "rfm-moved",
                "from", comparison.from().toString(),
                "to", comparison.to().toString(),
                "fromClasses", List.of(row.code()),
                "toClasses", List.of(cell.code()));
        String title = request.words()
                .t(
                        "console.rfm.from-to",
                        "from",
                        className(row.code(), row.name(), request.words()),
                        "to",
                        className(cell.code(), cell.name(), request.words()));
        return new Cell(cell.count(), row.code().equals(cell.code()), SegmentLink.of(request, tree, title));
    }

    @Override
    public Screen post(ConsoleRequest request) {
        try {
            Run run = rfm.run(asked(request));
            return Screen.to(
                    HERE + "/" + run.id(),
                    request.words().t("console.rfm.done", "rated", run.rated(), "unrated", run.unrated()));
        } catch (Problem problem) {
            return Screen.again(() -> start(request, Form.refused(request, problem), true));
        }
    }

    private NewRun asked(ConsoleRequest request) {
        String clinic = request.clinic().code();
        Scoring scoring = Scoring.valueOf(choice(request, "scoring", names(Scoring.values())));
        CurrencyUnit currency = rfm.currency(clinic, null);
        AskedThresholds thresholds = new AskedThresholds(
                whole(request, "recencyDays"),
                whole(request, "frequency"),
                request.typed("money")
                        .map(text -> Amounts.typed("money", text, currency))
                        .orElse(null));
        return new NewRun(
                clinic,
                date(request),
                whole(request, "windowMonths"),
                scoring,
                scoring == Scoring.FIXED ? thresholds : null,
                scoring == Scoring.QUANTILE ? whole(request, "quantile") : null,
                currency,
                CountedAt.valueOf(choice(request, "countedAt", names(CountedAt.values()))));
    }

    private static List<String> names(Enum<?>[] all) {
        List<String> names = new ArrayList<>();
        for (Enum<?> each : all) {
            names.add(each.name());
        }
        return names;
    }

    private static String choice(ConsoleRequest request, String field, List<String> all) {
        return request.typed(field).filter(all::contains).orElse(all.get(0));
    }

    private static @Nullable Integer whole(ConsoleRequest request, String field) {
        try {
            return request.typed(field).map(Integer::valueOf).orElse(null);
        } catch (NumberFormatException malformed) {
            throw Problem.violation(field, "violation.quantity");
        }
    }

    private static @Nullable LocalDate date(ConsoleRequest request) {
        try {
            return request.typed("asOf").map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException malformed) {
            throw Problem.violation("asOf", "violation.date");
        }
    }
}
