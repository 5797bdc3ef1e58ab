package org.inlay.customers.internal.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.customers.Whereabouts;
import org.inlay.customers.Whereabouts.Place;
import org.inlay.customers.Whereabouts.Where;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Screen.Undo;
import org.inlay.platform.web.console.Why;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The day board: who is expected, who came, and where they are. */
@Component(service = ConsolePage.class)
public final class DayPage implements ConsolePage {
    private static final String ID = "day";
    private static final String HERE = "/app/day";
    private static final String VISIT = "visit";
    private static final String REASON = "reason";

    private final DayBoard board;
    private final Appointments appointments;
    private final Visits visits;
    private final Whereabouts whereabouts;
    private final Customers customers;
    private final BusinessCalendar calendar;

    @Activate
    public DayPage(
            @Reference DayBoard board,
            @Reference Appointments appointments,
            @Reference Visits visits,
            @Reference Whereabouts whereabouts,
            @Reference Customers customers,
            @Reference BusinessCalendar calendar) {
        this.board = board;
        this.appointments = appointments;
        this.visits = visits;
        this.whereabouts = whereabouts;
        this.customers = customers;
        this.calendar = calendar;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(10, ID, "appointments:read"));
    }

    @Override
    public Screen get(ConsoleRequest request) {
        if (request.at(0).equals("why")) {
            Visit visit = visits.get(request.id(1));
            String title = request.words().code("visit-type", visit.type().name());
            return Why.of(visit.explanation(), title, request.words()).screen(request);
        }
        LocalDate today = calendar.today(request.clinic().code());
        LocalDate date = request.typed("date").map(DayPage::date).orElse(today);
        DayBoard.Board view = board.board(request, date, today);
        return request.part()
                ? Screen.part(Pages.content("board.jte", request, view))
                : Pages.screen(view.title(), "day.jte", request, view);
    }

    private static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException malformed) {
            throw Problem.violation("date", "violation.date");
        }
    }

    @Override
    public Screen post(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "arrive" -> arrive(request);
            case "move" -> move(request);
            case "cancel" -> cancel(request);
            case "override" -> override(request);
            case "void" -> voided(request);
            default -> throw Problem.notFound("page");
        };
    }

    private Screen arrive(ConsoleRequest request) {
        Id customer = request.record("customer").orElseThrow(() -> Problem.notFound("customer"));
        Visit visit = visits.arrive(
                customer,
                request.clinic().code(),
                null,
                request.record("appointment").orElse(null),
                null,
                null);
        String reason = request.words().t("console.day.undone");
        Undo undo = new Undo(HERE + "/void", Map.of(VISIT, visit.id().toString(), REASON, reason));
        return Screen.to(HERE, done(request, "console.day.arrived", visit), undo);
    }

    private Screen move(ConsoleRequest request) {
        Id id = visit(request);
        Where before = whereabouts.of(id);
        Where now = whereabouts.move(
                id,
                place(request.value("place")),
                request.typed("staff").orElse(null),
                request.typed("room").orElse(null));
        Map<String, String> back = new LinkedHashMap<>();
        back.put(VISIT, id.toString());
        back.put("place", before.place().name());
        put(back, "staff", before.staff());
        put(back, "room", before.room());
        String done = request.words()
                .t(
                        "console.day.moved",
                        "name",
                        name(visits.get(id).customer()),
                        "place",
                        request.words().code("place", now.place().name()));
        return Screen.to(HERE, done, new Undo(HERE + "/move", back));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static Place place(String typed) {
        try {
            return Place.valueOf(typed);
        } catch (IllegalArgumentException unknown) {
            throw Problem.violation("place", "violation.unknown-value");
        }
    }

    private Screen override(ConsoleRequest request) {
        Visit before = visits.get(visit(request));
        Visit visit = visits.override(before.id(), type(request.value("type")), request.value(REASON));
        String reason = request.words().t("console.day.undone");
        Map<String, String> back = new LinkedHashMap<>();
        back.put(VISIT, before.id().toString());
        back.put("type", before.type().name());
        back.put(REASON, reason);
        return Screen.to(HERE, done(request, "console.day.overridden", visit), new Undo(HERE + "/override", back));
    }

    private static VisitType type(String typed) {
        try {
            return VisitType.valueOf(typed);
        } catch (IllegalArgumentException unknown) {
            throw Problem.violation("type", "violation.unknown-value");
        }
    }

    private Screen voided(ConsoleRequest request) {
        Visit visit = visits.voidVisit(visit(request), request.value(REASON));
        return Screen.to(HERE, done(request, "console.day.voided", visit));
    }

    private static Id visit(ConsoleRequest request) {
        return request.record(VISIT).orElseThrow(() -> Problem.notFound("visit"));
    }

    private Screen cancel(ConsoleRequest request) {
        Appointment cancelled = appointments.cancel(
                request.record("appointment").orElseThrow(() -> Problem.notFound("appointment")),
                request.value(REASON));
        return Screen.to(HERE, request.words().t("console.day.cancelled", "name", name(cancelled.customer())));
    }

    private String done(ConsoleRequest request, String key, Visit visit) {
        return request.words()
                .t(
                        key,
                        "name",
                        name(visit.customer()),
                        "type",
                        request.words().code("visit-type", visit.type().name()));
    }

    private String name(Id customer) {
        Customer person = customers.all(Set.of(customer)).get(customer);
        return person == null ? "" : person.name();
    }
}
