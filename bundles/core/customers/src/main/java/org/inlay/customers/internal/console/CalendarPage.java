package org.inlay.customers.internal.console;

import gg.jte.Content;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Customers;
import org.inlay.customers.internal.console.CalendarBoard.Choice;
import org.inlay.customers.internal.console.CalendarBoard.Look;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Screen.Undo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Appointments by day and week; dragging, keys and a form do the same move, and conflicts are told before it. */
@Component(service = ConsolePage.class)
public final class CalendarPage implements ConsolePage {
    private static final String ID = "calendar";
    private static final String HERE = "/app/calendar";
    private static final String STAFF = "staff";
    private static final String MINUTES = "minutes";

    private final CalendarBoard board;
    private final Appointments appointments;
    private final Customers customers;
    private final BusinessCalendar calendar;

    @Activate
    public CalendarPage(
            @Reference CalendarBoard board,
            @Reference Appointments appointments,
            @Reference Customers customers,
            @Reference BusinessCalendar calendar) {
        this.board = board;
        this.appointments = appointments;
        this.customers = customers;
        this.calendar = calendar;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(new Entry(15, ID, "appointments:read"));
    }

    /** The form of a move. */
    public record Moving(
            Appointment appointment, String name, Form form, List<Choice> people, List<Choice> rooms, String address) {}

    /** Whether a move is possible: {@code text} says why not. */
    public record Verdict(boolean free, String text) {}

    @Override
    public Screen get(ConsoleRequest request) {
        return switch (request.at(0)) {
            case "" -> board(request);
            case "move" -> form(request, appointments.get(request.id(1)), null);
            case "check" -> Screen.part(verdict(request));
            default -> throw Problem.notFound("page");
        };
    }

    private Screen board(ConsoleRequest request) {
        LocalDate date = request.typed("date")
                .map(CalendarPage::date)
                .orElseGet(() -> calendar.today(request.clinic().code()));
        Look look = new Look(
                date, request.value("view").equals("week"), request.value("by").equals("room"), request.value("of"));
        CalendarBoard.View view = board.view(request, look);
        return request.part()
                ? Screen.part(Pages.content("calendar-grid.jte", request, view))
                : Pages.screen(view.title(), "calendar.jte", request, view);
    }

    private static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException malformed) {
            throw Problem.violation("date", "violation.date");
        }
    }

    private Content verdict(ConsoleRequest request) {
        Id appointment = request.record("appointment").orElseThrow(() -> Problem.notFound("appointment"));
        Verdict verdict;
        try {
            Move move = Move.typed(request);
            appointments.mayReschedule(appointment, move.from(), move.to(), move.staff(), move.room());
            String at = request.words().dateTime(move.from());
            verdict = new Verdict(true, request.words().t("console.calendar.free", "at", at));
        } catch (Problem problem) {
            verdict = new Verdict(false, said(request, problem));
        }
        return Pages.content("verdict.jte", request, verdict);
    }

    private static String said(ConsoleRequest request, Problem problem) {
        return problem.violations().stream()
                .findFirst()
                .map(violation -> request.words().violation(violation))
                .orElseGet(() -> request.words().problem(problem));
    }

    /** What is asked for. */
    private record Move(
            Instant from,
            Instant to,
            List<String> staff,
            @Nullable String room) {
        static Move typed(ConsoleRequest request) {
            Slot slot = Slot.typed(request);
            return new Move(
                    slot.from(),
                    slot.to(),
                    request.values(STAFF).stream()
                            .map(String::strip)
                            .filter(login -> !login.isEmpty())
                            .toList(),
                    request.typed("room").orElse(null));
        }
    }

    private Screen form(ConsoleRequest request, Appointment appointment, @Nullable Problem problem) {
        String clinic = request.clinic().code();
        String name = customers.get(appointment.customer()).name();
        Form form = problem == null ? Form.of(fields(request, appointment)) : Form.refused(request, problem);
        Moving view = new Moving(
                appointment,
                name,
                form,
                board.people(clinic),
                board.rooms(clinic),
                request.address(
                        "/app/calendar/check", "appointment", appointment.id().toString()));
        String title = request.words().t("console.calendar.move", "name", name);
        return problem == null
                ? Pages.screen(title, "move.jte", request, view)
                : Screen.refused(title, Pages.content("move.jte", request, view));
    }

    private static Map<String, List<String>> fields(ConsoleRequest request, Appointment appointment) {
        ZonedDateTime from = appointment.from().atZone(request.clinic().timeZone());
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("date", List.of(from.toLocalDate().toString()));
        fields.put("from", List.of(request.words().time(appointment.from())));
        fields.put(
                MINUTES,
                List.of(Long.toString(
                        Duration.between(appointment.from(), appointment.to()).toMinutes())));
        fields.put(STAFF, appointment.staff());
        fields.put("room", appointment.room() == null ? List.of() : List.of(appointment.room()));
        return fields;
    }

    @Override
    public Screen post(ConsoleRequest request) {
        if (!request.at(0).equals("move")) {
            throw Problem.notFound("page");
        }
        Appointment before =
                appointments.get(request.record("appointment").orElseThrow(() -> Problem.notFound("appointment")));
        try {
            Move move = Move.typed(request);
            Appointment moved = appointments.reschedule(before.id(), move.from(), move.to(), move.staff(), move.room());
            return moved(request, before, moved);
        } catch (Problem problem) {
            return Screen.again(() -> form(request, before, problem));
        }
    }

    private Screen moved(ConsoleRequest request, Appointment before, Appointment moved) {
        Map<String, String> back = new LinkedHashMap<>();
        back.put("appointment", moved.id().toString());
        fields(request, before).forEach((name, values) -> {
            if (values.size() == 1) {
                back.put(name, values.get(0));
            }
        });
        String done = request.words()
                .t(
                        "console.calendar.moved",
                        "name",
                        customers.get(moved.customer()).name(),
                        "at",
                        request.words().dateTime(moved.from()));
        String shown = request.typed("back")
                .filter(address -> address.startsWith(HERE))
                .orElse(HERE + "?date="
                        + moved.from().atZone(request.clinic().timeZone()).toLocalDate());
        return before.staff().size() > 1
                ? Screen.to(shown, done)
                : Screen.to(shown, done, new Undo(HERE + "/move", back));
    }
}
