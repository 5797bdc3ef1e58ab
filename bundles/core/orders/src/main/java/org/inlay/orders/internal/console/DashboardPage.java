package org.inlay.orders.internal.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Segments;
import org.inlay.orders.Reports;
import org.inlay.orders.Reports.Funnel;
import org.inlay.orders.Reports.Question;
import org.inlay.orders.Reports.Retention;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The clinic in numbers: funnel and retention (V8); every number opens its customers. */
@Component(service = ConsolePage.class)
public final class DashboardPage implements ConsolePage {
    private static final int DAYS = 30;

    /** Whoever owes anything. */
    private static final Map<String, Object> OWING =
            Map.of("criterion", "arrears-amount", "operator", "MORE_THAN", "value", "0");

    private final Reports reports;
    private final Segments segments;
    private final BusinessCalendar calendar;
    private final Access access;

    @Activate
    public DashboardPage(
            @Reference Reports reports,
            @Reference Segments segments,
            @Reference BusinessCalendar calendar,
            @Reference Access access) {
        this.reports = reports;
        this.segments = segments;
        this.access = access;
        this.calendar = calendar;
    }

    @Override
    public String id() {
        return "dashboard";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(40, "dashboard", "reports:read"));
    }

    /**
     * The two reports of a period, and who owes something now.
     *
     * @param owing null for whoever may not ask
     */
    public record Numbers(
            Funnel funnel,
            Retention retention,
            LocalDate from,
            LocalDate to,
            long highest,
            @Nullable Long owing,
            Map<String, Object> owingSegment) {}

    @Override
    public Screen get(ConsoleRequest request) {
        String clinic = request.clinic().code();
        LocalDate today = calendar.today(clinic);
        LocalDate from = date(request, "from", today.minusDays(DAYS));
        LocalDate to = date(request, "to", today.plusDays(1));
        Question question = new Question(clinic, from, to, null, null);
        Funnel funnel = reports.funnel(question);
        long highest = funnel.steps().stream()
                .mapToLong(Reports.Step::customerDays)
                .max()
                .orElse(0);
        Numbers numbers = new Numbers(
                funnel,
                reports.retention(question, null),
                from,
                to,
                Math.max(1, highest),
                access.caller().may("segments:read", clinic) ? segments.count(OWING, clinic) : null,
                OWING);
        return Pages.screen(request.words().t("console.page.dashboard"), "dashboard.jte", request, numbers);
    }

    private static LocalDate date(ConsoleRequest request, String field, LocalDate absent) {
        try {
            return request.typed(field).map(LocalDate::parse).orElse(absent);
        } catch (DateTimeParseException malformed) {
            throw Problem.violation(field, "violation.report-period");
        }
    }
}
