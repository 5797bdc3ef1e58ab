package org.inlay.customers.internal.domain;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.inlay.customers.internal.domain.AppointmentStore.Booking;
import org.inlay.customers.internal.domain.AppointmentStore.Status;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** V7: how arrivals settle the appointments of their day. */
@Component(service = Settlement.class)
public final class Settlement {
    private final AppointmentStore appointments;
    private final VisitStore visits;
    private final BusinessCalendar calendar;

    @Activate
    public Settlement(
            @Reference AppointmentStore appointments,
            @Reference VisitStore visits,
            @Reference BusinessCalendar calendar) {
        this.appointments = appointments;
        this.visits = visits;
        this.calendar = calendar;
    }

    /** Settles the day's appointments and names the one that was kept: as stated, else the nearest in time. */
    @Nullable
    Id arrived(Id customer, String clinic, LocalDate date, Instant at, @Nullable Id stated) {
        List<Booking> day = appointments.day(customer, clinic, date).bookings();
        if (stated != null) {
            Booking named = day.stream()
                    .filter(b -> b.id().equals(stated))
                    .findFirst()
                    .orElseThrow(() -> Problem.violation("appointment", "violation.other-appointment"));
            if (!named.stands()) {
                throw Problem.conflict("appointment-settled").with("status", named.status());
            }
        }
        List<Booking> standing = day.stream().filter(Booking::stands).toList();
        standing.stream().filter(b -> b.status() != Status.ARRIVED).forEach(b -> end(b, Status.ARRIVED));
        return stated != null
                ? stated
                : standing.stream()
                        .min(Comparator.comparing(
                                b -> Duration.between(b.from(), at).abs()))
                        .map(Booking::id)
                        .orElse(null);
    }

    /** A visit of the day was voided: without another, its appointments wait again, or were missed. */
    void voided(Id customer, String clinic, LocalDate date) {
        if (arrivedOn(customer, clinic, date)) {
            return;
        }
        Status status = notArrived(clinic, date);
        appointments.day(customer, clinic, date).bookings().stream()
                .filter(b -> b.status() == Status.ARRIVED)
                .forEach(b -> end(b, status));
    }

    /**
     * The records of two customers were put together or taken apart: what now is one's own arrival settles one's own
     * appointments, and what only the other's arrival had settled waits again, or was missed.
     */
    void anew(Id one, Id other) {
        List<Arrival> arrivals = visits.of(List.of(one, other));
        for (Booking booking : appointments.standing(List.of(one, other))) {
            Set<Id> arrived = arrivals.stream()
                    .filter(v -> v.clinic().equals(booking.clinic()) && v.date().equals(booking.date()))
                    .map(Arrival::customer)
                    .collect(toSet());
            boolean settled = booking.status() == Status.ARRIVED;
            if (arrived.contains(booking.customer()) && !settled) {
                end(booking, Status.ARRIVED);
            } else if (!arrived.contains(booking.customer()) && !arrived.isEmpty() && settled) {
                end(booking, notArrived(booking.clinic(), booking.date()));
            }
        }
    }

    /** Settles an appointment whose day has closed. */
    Status closed(Booking booking) {
        Status status =
                arrivedOn(booking.customer(), booking.clinic(), booking.date()) ? Status.ARRIVED : Status.NO_SHOW;
        end(booking, status);
        return status;
    }

    private Status notArrived(String clinic, LocalDate date) {
        return date.isBefore(calendar.today(clinic)) ? Status.NO_SHOW : Status.BOOKED;
    }

    boolean arrivedOn(Id customer, String clinic, LocalDate date) {
        return visits.at(customer, clinic).stream().anyMatch(v -> v.date().equals(date));
    }

    private void end(Booking booking, Status status) {
        appointments.update(booking.ended(status, null, null));
    }
}
