package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;

/** Keeps appointments and the slots of staff and rooms they take. */
public interface AppointmentStore {
    void insert(Booking booking);

    /** Replaces status, successor and reason, and raises the version. */
    Booking update(Booking booking);

    Optional<Booking> find(Id id);

    /** Everything booked for the customer at the clinic on the date, whatever its status. */
    Day day(Id customer, String clinic, LocalDate date);

    /** Appointments of the clinic that begin in {@code [from, to)}, by time. */
    List<Booking> list(String clinic, Instant from, Instant to, PageRequest page);

    /** Appointments of a customer in these clinics, newest first. */
    List<Booking> of(Id customer, Callers.Seen seen, PageRequest page);

    /** Appointments of these customers that were neither cancelled nor moved. */
    List<Booking> standing(Collection<Id> customers);

    /** Appointments still BOOKED on dates before this one at the clinic, by id. */
    List<Booking> unsettled(String clinic, LocalDate before, int limit);

    /** Makes whoever books this slot (a person, a room) wait for the transaction that asked first. */
    void lockSlots(List<String> slots);

    /** A person of these who is booked elsewhere in {@code [from, to)}; {@code except} does not count. */
    Optional<String> busyStaff(List<String> logins, Instant from, Instant to, @Nullable Id except);

    boolean roomBusy(String clinic, String room, Instant from, Instant to, @Nullable Id except);

    /** Status of an appointment (V7). */
    enum Status {
        BOOKED,
        ARRIVED,
        CANCELLED,
        RESCHEDULED,
        NO_SHOW
    }

    /** An appointment as it is kept. */
    record Booking(
            Id id,
            Id customer,
            String clinic,
            Instant from,
            Instant to,
            LocalDate date,
            List<String> staff,
            @Nullable String room,
            String purpose,
            @Nullable Id entitlement,
            Status status,
            @Nullable Id successor,
            @Nullable String reason,
            String by,
            long version) {
        Booking ended(Status newStatus, @Nullable Id newSuccessor, @Nullable String newReason) {
            return new Booking(
                    id,
                    customer,
                    clinic,
                    from,
                    to,
                    date,
                    staff,
                    room,
                    purpose,
                    entitlement,
                    newStatus,
                    newSuccessor,
                    newReason,
                    by,
                    version);
        }

        /** Whether it was neither cancelled nor moved. */
        boolean stands() {
            return status != Status.CANCELLED && status != Status.RESCHEDULED;
        }
    }

    /** The appointments of one customer-day. */
    record Day(List<Booking> bookings) {
        /** Entitlements that are booked for the date. */
        List<Id> entitlements() {
            return bookings.stream()
                    .filter(Booking::stands)
                    .map(Booking::entitlement)
                    .filter(Objects::nonNull)
                    .toList();
        }

        /** Purpose of the appointment; empty without one. */
        String purposeOf(@Nullable Id appointment) {
            return bookings.stream()
                    .filter(b -> b.id().equals(appointment))
                    .map(Booking::purpose)
                    .findFirst()
                    .orElse("");
        }
    }
}
