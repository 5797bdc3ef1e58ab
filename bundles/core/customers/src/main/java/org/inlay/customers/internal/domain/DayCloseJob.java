package org.inlay.customers.internal.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Events;
import org.inlay.customers.internal.domain.AppointmentStore.Booking;
import org.inlay.customers.internal.domain.AppointmentStore.Status;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Settles the appointments of business dates that have closed: arrived, or missed (V7). */
@Component
public final class DayCloseJob implements Job {
    static final String ID = "customers.day-close";
    private static final int CHUNK = 200;

    private final Acts acts;
    private final Standing standing;
    private final AppointmentStore store;
    private final Settlement settlement;
    private final Clinics clinics;
    private final BusinessCalendar calendar;
    private final org.inlay.platform.Events events;

    @Activate
    public DayCloseJob(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference AppointmentStore store,
            @Reference Settlement settlement,
            @Reference Clinics clinics,
            @Reference BusinessCalendar calendar,
            @Reference org.inlay.platform.Events events) {
        this.acts = acts;
        this.standing = standing;
        this.store = store;
        this.settlement = settlement;
        this.clinics = clinics;
        this.calendar = calendar;
        this.events = events;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(5));
    }

    @Override
    public void run(Context context) {
        long done = 0;
        for (Clinic clinic : clinics.list()) {
            int settled = CHUNK;
            while (settled == CHUNK && !context.cancelled()) {
                settled = acts.transaction(() -> settle(clinic.code()));
                done += settled;
                context.progress(done, 0);
            }
        }
        context.outcome(done + " appointments");
    }

    private int settle(String clinic) {
        List<Booking> chunk = store.unsettled(clinic, calendar.today(clinic), CHUNK);
        chunk.stream().map(Booking::customer).distinct().sorted().forEach(standing::lockAsIs);
        chunk.stream()
                .flatMap(b -> store.find(b.id()).stream())
                .filter(b -> b.status() == Status.BOOKED)
                .forEach(this::settle);
        return chunk.size();
    }

    private void settle(Booking booking) {
        Status status = settlement.closed(booking);
        if (status == Status.NO_SHOW) {
            String clinic = booking.clinic();
            acts.audit("appointments.ended", "appointment", booking.id(), clinic, Map.of("status", status));
            events.publish(
                    new Events.AppointmentEnded(booking.id(), booking.customer(), clinic, status.name(), acts.now()),
                    booking.customer());
        }
    }
}
