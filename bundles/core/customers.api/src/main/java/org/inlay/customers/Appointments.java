package org.inlay.customers;

import java.time.Instant;
import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Appointments (预约, V7). */
@ProviderType
public interface Appointments {
    /** Books; needs {@code appointments:write} in the clinic. Problems: {@code validation}, {@code staff-busy}, {@code room-busy}. */
    Appointment book(NewAppointment appointment);

    /** Cancels a booked appointment with a reason. Problems: {@code appointment-settled}. */
    Appointment cancel(Id appointment, String reason);

    /** Moves a booked appointment: the old one names its successor. Problems: {@code appointment-settled}, {@code staff-busy}, {@code room-busy}. */
    Appointment reschedule(Id appointment, Instant from, Instant to, List<String> staff, @Nullable String room);

    /** Fails as {@link #reschedule} would fail now, and changes nothing: conflicts are told before a move. */
    void mayReschedule(Id appointment, Instant from, Instant to, List<String> staff, @Nullable String room);

    /** The appointment. */
    Appointment get(Id appointment);

    /** Appointments of a clinic that begin in {@code [from, to)}, by time. */
    Page<Appointment> list(String clinic, Instant from, Instant to, PageRequest page);

    /** Appointments of a customer, newest first. */
    Page<Appointment> of(Id customer, PageRequest page);

    /** What is entered; purpose {@code CONSULT}, {@code COURSE} or {@code CHECK_UP}; {@code entitlement} = the one booked for. */
    record NewAppointment(
            Id customer,
            String clinic,
            Instant from,
            Instant to,
            List<String> staff,
            @Nullable String room,
            String purpose,
            @Nullable Id entitlement) {}

    /**
     * An appointment.
     *
     * @param status {@code BOOKED, ARRIVED, CANCELLED, RESCHEDULED, NO_SHOW}
     * @param bookedNotArrived 预约未到访: its time has passed, no arrival, not cancelled or rescheduled
     * @param successor the appointment it was moved to
     */
    record Appointment(
            Id id,
            Id customer,
            String clinic,
            Instant from,
            Instant to,
            List<String> staff,
            @Nullable String room,
            String purpose,
            @Nullable Id entitlement,
            String status,
            boolean bookedNotArrived,
            @Nullable Id successor,
            long version) {}

    /**
     * Stores appointments of the old system as they ended there, without asking whether people and rooms were free.
     * Needs {@code imports:write} everywhere. Call it with at most 1,000 at a time.
     */
    List<Id> importLegacy(List<LegacyAppointment> appointments);

    /** An appointment of the old system; {@code status} BOOKED, ARRIVED, CANCELLED or NO_SHOW. */
    record LegacyAppointment(NewAppointment appointment, String status) {}
}
