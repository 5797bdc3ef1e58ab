package org.inlay.customers.internal.domain;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.internal.domain.AppointmentStore.Booking;
import org.inlay.customers.internal.domain.AppointmentStore.Status;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Appointments as they are shown, with booked-not-arrived by the clock (V7). */
@Component(service = AppointmentViews.class)
public final class AppointmentViews {
    private final Acts acts;
    private final VisitStore visits;

    @Activate
    public AppointmentViews(@Reference Acts acts, @Reference VisitStore visits) {
        this.acts = acts;
        this.visits = visits;
    }

    List<Appointment> all(List<Booking> bookings) {
        Instant now = acts.now();
        Set<Id> waiting = bookings.stream()
                .filter(b -> b.status() == Status.BOOKED)
                .map(Booking::customer)
                .collect(toSet());
        List<Arrival> arrivals = visits.of(waiting);
        return bookings.stream()
                .map(b -> view(b, bookedNotArrived(b, now, arrivals)))
                .toList();
    }

    /** Its time has passed, no arrival at the clinic that date, neither cancelled nor moved. */
    static boolean bookedNotArrived(Booking booking, Instant now, List<Arrival> arrivals) {
        return switch (booking.status()) {
            case ARRIVED, CANCELLED, RESCHEDULED -> false;
            case NO_SHOW -> true;
            case BOOKED ->
                !booking.from().isAfter(now)
                        && arrivals.stream()
                                .noneMatch(v -> v.customer().equals(booking.customer())
                                        && v.clinic().equals(booking.clinic())
                                        && v.date().equals(booking.date()));
        };
    }

    private static Appointment view(Booking b, boolean bookedNotArrived) {
        return new Appointment(
                b.id(),
                b.customer(),
                b.clinic(),
                b.from(),
                b.to(),
                b.staff(),
                b.room(),
                b.purpose(),
                b.entitlement(),
                b.status().name(),
                bookedNotArrived,
                b.successor(),
                b.version());
    }
}
