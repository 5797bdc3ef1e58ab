package org.inlay.customers.internal.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Allergies;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.TreatmentRecords;
import org.inlay.customers.TreatmentRecords.NewTreatment;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.inlay.customers.Visit;
import org.inlay.customers.Visits;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A treatment record: written, signed once, added to afterwards (V9). Who is allergic is told above it. */
@Component(service = ConsolePage.class)
public final class TreatmentsPage implements ConsolePage {
    private static final String HERE = "/app/treatments/";

    private final TreatmentRecords records;
    private final Customers customers;
    private final Allergies allergies;
    private final Visits visits;
    private final BusinessCalendar calendar;
    private final Access access;

    @Activate
    public TreatmentsPage(
            @Reference TreatmentRecords records,
            @Reference Customers customers,
            @Reference Allergies allergies,
            @Reference Visits visits,
            @Reference BusinessCalendar calendar,
            @Reference Access access) {
        this.records = records;
        this.customers = customers;
        this.allergies = allergies;
        this.visits = visits;
        this.calendar = calendar;
        this.access = access;
    }

    @Override
    public String id() {
        return "treatments";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.empty();
    }

    /**
     * A record with its customer.
     *
     * @param record null while a new one is written
     * @param open whether the form is shown: it is no signed one and the person may write
     * @param maySign whether the person wrote it
     */
    public record Written(
            @Nullable Treatment record,
            Customer customer,
            List<String> allergies,
            Form form,
            boolean open,
            boolean maySign,
            boolean mayAdd) {}

    @Override
    public Screen get(ConsoleRequest request) {
        if (request.at(0).equals("new")) {
            Id customer = request.record("customer").orElseThrow(() -> Problem.notFound("customer"));
            access.require("medical:write", request.clinic().code());
            return shown(request, null, customer, Form.empty(), false);
        }
        Treatment record = records.get(request.id(0));
        return shown(request, record, record.customer(), stored(record), false);
    }

    private static Form stored(Treatment record) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("findings", record.findings());
        values.put("treatment", record.treatment());
        values.put("plan", record.plan());
        LocalDate next = record.nextContact();
        values.put("nextContact", next == null ? null : next.toString());
        values.put("version", Long.toString(record.version()));
        return Form.with(values);
    }

    private Screen shown(ConsoleRequest request, @Nullable Treatment record, Id customer, Form form, boolean refused) {
        Words words = request.words();
        boolean mayWrite = access.caller()
                .may("medical:write", record == null ? request.clinic().code() : record.clinic());
        boolean draft = record == null || record.status().equals("DRAFT");
        Written view = new Written(
                record,
                customers.get(customer),
                allergies.of(customer).items().stream()
                        .map(Allergies.Allergy::substance)
                        .toList(),
                form,
                draft && mayWrite,
                record != null && record.author().equals(access.caller().login()),
                !draft && mayWrite);
        String title = record == null
                ? words.t("console.treatment.new")
                : words.t("console.treatment.title", "date", words.date(record.date()));
        return refused
                ? Screen.refused(title, Pages.content("treatment.jte", request, view))
                : Pages.screen(title, "treatment.jte", request, view);
    }

    @Override
    public Screen post(ConsoleRequest request) {
        Id customer = request.record("customer").orElseThrow(() -> Problem.notFound("customer"));
        boolean fresh = request.at(0).equals("new");
        try {
            return fresh ? drafted(request, customer) : changed(request, request.id(0));
        } catch (Problem problem) {
            return Screen.again(() -> {
                Treatment record = fresh ? null : records.get(request.id(0));
                Form form = record != null && problem.kind() == Problem.Kind.STALE
                        ? Form.stale(request, problem, stored(record))
                        : Form.refused(request, problem);
                return shown(request, record, customer, form, true);
            });
        }
    }

    private Screen drafted(ConsoleRequest request, Id customer) {
        Treatment record =
                records.draft(typed(request, customer, request.clinic().code(), visitToday(request, customer)));
        return done(request, record, "console.treatment.kept");
    }

    private Screen changed(ConsoleRequest request, Id id) {
        Treatment record = records.get(id);
        return switch (request.at(1)) {
            case "" -> {
                Treatment kept = kept(request, record);
                yield request.value("sign").isEmpty()
                        ? done(request, kept, "console.treatment.kept")
                        : done(request, records.sign(id), "console.treatment.signed");
            }
            case "addendum" -> done(request, records.addendum(id, request.value("text")), "console.treatment.added");
            default -> throw Problem.notFound("page");
        };
    }

    private Treatment kept(ConsoleRequest request, Treatment record) {
        return records.change(
                record.id(), version(request), typed(request, record.customer(), record.clinic(), record.visit()));
    }

    private static long version(ConsoleRequest request) {
        try {
            return Long.parseLong(request.value("version"));
        } catch (NumberFormatException malformed) {
            throw new Problem(Problem.Kind.STALE, "stale");
        }
    }

    private static Screen done(ConsoleRequest request, Treatment record, String text) {
        return Screen.to(HERE + record.id(), request.words().t(text));
    }

    /** The visit that is going on, if one is. */
    private @Nullable Id visitToday(ConsoleRequest request, Id customer) {
        String clinic = request.clinic().code();
        if (!access.caller().may("visits:read", clinic)) {
            return null;
        }
        return visits.of(customer, new PageRequest(1, null)).items().stream()
                .filter(visit -> visit.clinic().equals(clinic)
                        && visit.date().equals(calendar.today(clinic))
                        && !visit.status().equals("VOID"))
                .map(Visit::id)
                .findFirst()
                .orElse(null);
    }

    private static NewTreatment typed(ConsoleRequest request, Id customer, String clinic, @Nullable Id visit) {
        return new NewTreatment(
                customer,
                clinic,
                visit,
                request.value("findings"),
                request.value("treatment"),
                request.typed("plan").orElse(null),
                request.typed("nextContact").map(TreatmentsPage::date).orElse(null));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Problem.violation("nextContact", "violation.date");
        }
    }
}
