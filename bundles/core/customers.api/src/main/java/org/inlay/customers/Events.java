package org.inlay.customers;

import java.time.Instant;
import java.time.LocalDate;
import org.inlay.platform.Id;

/** Facts of this bundle that others may subscribe to. */
public final class Events {
    private Events() {}

    /** A customer was entered. */
    public record CustomerCreated(Id customer, String clinic, Instant at) {}

    /** The duplicate's history counts for the kept customer from now on. */
    public record CustomersMerged(Id merge, Id kept, Id duplicate, Instant at) {}

    /** A merge was taken apart. */
    public record CustomersUnmerged(Id merge, Id kept, Id duplicate, Instant at) {}

    /** An arrival was recorded; {@code date} is its business date. */
    public record VisitArrived(Id visit, Id customer, String clinic, LocalDate date, Instant at) {}

    /** An arrival was declared void. */
    public record VisitVoided(Id visit, Id customer, String clinic, LocalDate date, Instant at) {}

    /** An appointment was booked. */
    public record AppointmentBooked(Id appointment, Id customer, String clinic, Instant from, Instant at) {}

    /** An appointment was cancelled, moved or missed; status {@code CANCELLED}, {@code RESCHEDULED} or {@code NO_SHOW}. */
    public record AppointmentEnded(Id appointment, Id customer, String clinic, String status, Instant at) {}
}
