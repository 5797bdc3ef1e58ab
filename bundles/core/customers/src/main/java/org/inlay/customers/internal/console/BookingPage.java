package org.inlay.customers.internal.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.internal.console.CalendarBoard.Choice;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Screen;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The form that books an appointment. */
@Component(service = ConsolePage.class)
public final class BookingPage implements ConsolePage {
    private final Appointments appointments;
    private final Customers customers;
    private final CalendarBoard board;
    private final BusinessCalendar calendar;

    @Activate
    public BookingPage(
            @Reference Appointments appointments,
            @Reference Customers customers,
            @Reference CalendarBoard board,
            @Reference BusinessCalendar calendar) {
        this.appointments = appointments;
        this.customers = customers;
        this.board = board;
        this.calendar = calendar;
    }

    @Override
    public String id() {
        return "booking";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.empty();
    }

    /** The form with what can be chosen. */
    public record Booking(Customer customer, Form form, List<Choice> people, List<Choice> rooms) {}

    @Override
    public Screen get(ConsoleRequest request) {
        LocalDate tomorrow = calendar.today(request.clinic().code()).plusDays(1);
        Form form = Form.with(Map.of(
                "date",
                request.typed("date").orElse(tomorrow.toString()),
                "from",
                request.typed("from").orElse("10:00"),
                "minutes",
                "30",
                "purpose",
                "CONSULT"));
        return screen(request, customer(request), form, false);
    }

    private Customer customer(ConsoleRequest request) {
        return customers.get(request.record("customer").orElseThrow(() -> Problem.notFound("customer")));
    }

    private Screen screen(ConsoleRequest request, Customer customer, Form form, boolean refused) {
        String clinic = request.clinic().code();
        Booking view = new Booking(customer, form, board.people(clinic), board.rooms(clinic));
        String title = request.words().t("console.booking.title", "name", customer.name());
        return refused
                ? Screen.refused(title, Pages.content("booking.jte", request, view))
                : Pages.screen(title, "booking.jte", request, view);
    }

    @Override
    public Screen post(ConsoleRequest request) {
        Customer customer = customer(request);
        try {
            Appointment booked = appointments.book(typed(request, customer.id()));
            LocalDate date = calendar.dateOf(booked.clinic(), booked.from());
            return Screen.to(
                    "/app/day?date=" + date,
                    request.words()
                            .t(
                                    "console.booking.done",
                                    "name",
                                    customer.name(),
                                    "at",
                                    request.words().dateTime(booked.from())));
        } catch (Problem problem) {
            return Screen.again(() -> screen(request, customer, Form.refused(request, problem), true));
        }
    }

    private static NewAppointment typed(ConsoleRequest request, Id customer) {
        Slot slot = Slot.typed(request);
        return new NewAppointment(
                customer,
                request.clinic().code(),
                slot.from(),
                slot.to(),
                request.values("staff"),
                request.typed("room").orElse(null),
                request.value("purpose"),
                request.record("entitlement").orElse(null));
    }
}
