package org.inlay.customers.internal.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.inlay.customers.Appointments;
import org.inlay.customers.Events;
import org.inlay.customers.internal.domain.AppointmentStore.Booking;
import org.inlay.customers.internal.domain.AppointmentStore.Status;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Books, moves and cancels appointments (V7). */
@Component(service = Appointments.class)
public final class AppointmentsService implements Appointments {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MOST_STAFF = 20;
    private static final Set<String> PURPOSES = Set.of("CONSULT", "COURSE", "CHECK_UP");
    private static final Set<String> LEGACY = Set.of("BOOKED", "ARRIVED", "CANCELLED", "NO_SHOW");
    private static final String ROOMS = "rooms";

    private final Acts acts;
    private final Standing standing;
    private final Visible visible;
    private final AppointmentStore store;
    private final AppointmentViews views;
    private final History history;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final Staff staff;
    private final org.inlay.platform.Events events;
    private final AppointmentNotices notices;

    @Activate
    public AppointmentsService(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference Visible visible,
            @Reference AppointmentStore store,
            @Reference AppointmentViews views,
            @Reference History history,
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference Staff staff,
            @Reference org.inlay.platform.Events events,
            @Reference AppointmentNotices notices) {
        this.acts = acts;
        this.standing = standing;
        this.visible = visible;
        this.store = store;
        this.views = views;
        this.history = history;
        this.clinics = clinics;
        this.calendar = calendar;
        this.staff = staff;
        this.events = events;
        this.notices = notices;
    }

    @Override
    public Appointment book(NewAppointment in) {
        acts.access().require(Permissions.APPOINTMENTS_WRITE, in.clinic());
        return acts.transaction(() -> {
            Id customer = standing.lockOf(in.customer());
            Booking booking = checked(in, customer, Status.BOOKED);
            refusePast(booking);
            waitForSlots(booking);
            requireFree(booking, null);
            return view(booked(booking));
        });
    }

    private Booking booked(Booking booking) {
        store.insert(booking);
        acts.audit("appointments.booked", "appointment", booking.id(), booking.clinic(), Map.of());
        Instant now = acts.now();
        events.publish(
                new Events.AppointmentBooked(booking.id(), booking.customer(), booking.clinic(), booking.from(), now),
                booking.customer());
        history.evidenceChanged(booking.customer(), booking.clinic(), booking.date());
        notices.booked(booking);
        return booking;
    }

    private Booking checked(NewAppointment in, Id customer, Status status) {
        Instant from = Bounds.instant("from", in.from().truncatedTo(ChronoUnit.MICROS));
        Instant to = Bounds.instant("to", in.to().truncatedTo(ChronoUnit.MICROS));
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.violation("to", "violation.period");
        }
        if (in.staff().size() > MOST_STAFF) {
            throw Problem.violation("staff", "violation.too-many");
        }
        return new Booking(
                acts.nextId(),
                customer,
                in.clinic(),
                from,
                to,
                calendar.dateOf(in.clinic(), from),
                in.staff().stream()
                        .map(login -> Bounds.login("staff", login, staff))
                        .distinct()
                        .toList(),
                room(in.clinic(), in.room()),
                Bounds.oneOf("purpose", in.purpose(), PURPOSES),
                entitlement(in, customer),
                status,
                null,
                null,
                acts.by(),
                0);
    }

    private void refusePast(Booking booking) {
        LocalDate today = calendar.today(booking.clinic());
        if (booking.date().isBefore(today)) {
            throw Problem.violation("from", "violation.past");
        }
    }

    private @Nullable Id entitlement(NewAppointment in, Id customer) {
        Id entitlement = in.entitlement();
        if (entitlement != null && !history.belongs(customer, entitlement, in.clinic())) {
            throw Problem.violation("entitlement", "violation.unknown-entitlement");
        }
        return entitlement;
    }

    private @Nullable String room(String clinic, @Nullable String room) {
        if (room != null
                && clinics.entries(clinic, ROOMS).stream()
                        .noneMatch(e -> e.code().equals(room))) {
            throw Problem.violation("room", "violation.unknown-room");
        }
        return room;
    }

    /** Whoever books the same person or room waits here, so that of two only one finds them free. */
    private void waitForSlots(Booking booking) {
        String room = booking.room();
        store.lockSlots(Stream.concat(
                        booking.staff().stream().map(login -> "staff:" + login),
                        Stream.ofNullable(room).map(r -> "room:" + booking.clinic() + "/" + r))
                .sorted()
                .toList());
    }

    private void requireFree(Booking booking, @Nullable Id except) {
        String room = booking.room();
        store.busyStaff(booking.staff(), booking.from(), booking.to(), except).ifPresent(login -> {
            throw Problem.conflict("staff-busy").with("staff", login);
        });
        if (room != null && store.roomBusy(booking.clinic(), room, booking.from(), booking.to(), except)) {
            throw Problem.conflict("room-busy").with("room", room);
        }
    }

    @Override
    public Appointment cancel(Id appointment, String reason) {
        String why = Bounds.text("reason", reason, 500);
        return acts.transaction(() -> {
            Booking present = locked(appointment);
            return view(ended(present, present.ended(Status.CANCELLED, null, why)));
        });
    }

    @Override
    public Appointment reschedule(
            Id appointment, Instant from, Instant to, List<String> newStaff, @Nullable String room) {
        return acts.transaction(() -> {
            Booking present = locked(appointment);
            Booking next = moved(present, from, to, newStaff, room);
            waitForSlots(next);
            requireFree(next, present.id());
            ended(present, present.ended(Status.RESCHEDULED, next.id(), null));
            return view(booked(next));
        });
    }

    @Override
    public void mayReschedule(Id appointment, Instant from, Instant to, List<String> newStaff, @Nullable String room) {
        acts.transactions().run(() -> {
            Booking present = found(appointment);
            acts.access().require(Permissions.APPOINTMENTS_WRITE, present.clinic());
            requireBooked(present);
            requireFree(moved(present, from, to, newStaff, room), present.id());
        });
    }

    private Booking moved(Booking present, Instant from, Instant to, List<String> newStaff, @Nullable String room) {
        NewAppointment moved = new NewAppointment(
                present.customer(),
                present.clinic(),
                from,
                to,
                newStaff,
                room,
                present.purpose(),
                present.entitlement());
        Booking next = checked(moved, present.customer(), Status.BOOKED);
        refusePast(next);
        return next;
    }

    private static void requireBooked(Booking booking) {
        if (booking.status() != Status.BOOKED) {
            throw Problem.conflict("appointment-settled").with("status", booking.status());
        }
    }

    private Booking ended(Booking before, Booking after) {
        Booking stored = store.update(after);
        String status = after.status().name();
        acts.audit("appointments.ended", "appointment", before.id(), before.clinic(), Map.of("status", status));
        events.publish(
                new Events.AppointmentEnded(before.id(), before.customer(), before.clinic(), status, acts.now()),
                before.customer());
        history.evidenceChanged(before.customer(), before.clinic(), before.date());
        notices.ended(after);
        return stored;
    }

    /** The appointment, still booked, its customer locked, after the caller's permission in its clinic. */
    private Booking locked(Id appointment) {
        Booking found = found(appointment);
        acts.access().require(Permissions.APPOINTMENTS_WRITE, found.clinic());
        Booking present = standing.locked(() -> found(appointment), Booking::customer);
        requireBooked(present);
        return present;
    }

    private Booking found(Id appointment) {
        return store.find(appointment).orElseThrow(() -> Problem.notFound("appointment"));
    }

    @Override
    public Appointment get(Id appointment) {
        return acts.transaction(() -> {
            Booking booking = found(appointment);
            acts.access().require(Permissions.APPOINTMENTS_READ, booking.clinic());
            return view(booking);
        });
    }

    @Override
    public Page<Appointment> list(String clinic, Instant from, Instant to, PageRequest page) {
        acts.access().require(Permissions.APPOINTMENTS_READ, clinic);
        Bounds.instant("from", from);
        Bounds.instant("to", to);
        return acts.transaction(
                () -> Pages.of(store.list(clinic, from, to, page), page, b -> b.id().toString(), views::all));
    }

    @Override
    public Page<Appointment> of(Id customer, PageRequest page) {
        acts.access().requireAnywhere(Permissions.APPOINTMENTS_READ);
        return acts.transaction(() -> {
            Callers.Seen seen = Callers.seen(acts.caller(), Permissions.APPOINTMENTS_READ);
            List<Booking> found = store.of(visible.history(customer), seen, page);
            return Pages.of(found, page, b -> b.id().toString(), views::all);
        });
    }

    @Override
    public List<Id> importLegacy(List<LegacyAppointment> appointments) {
        acts.access().requireEverywhere("imports:write");
        return acts.transaction(() -> appointments.stream()
                .map(old -> {
                    String status = Bounds.oneOf("status", old.status(), LEGACY);
                    Id customer = standing.lockOf(old.appointment().customer());
                    Booking booking = checked(old.appointment(), customer, Status.valueOf(status));
                    store.insert(booking);
                    return booking.id();
                })
                .toList());
    }

    private Appointment view(Booking booking) {
        return views.all(List.of(booking)).get(0);
    }
}
