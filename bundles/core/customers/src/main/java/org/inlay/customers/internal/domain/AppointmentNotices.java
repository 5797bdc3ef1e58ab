package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.customers.internal.domain.AppointmentStore.Booking;
import org.inlay.customers.internal.domain.AppointmentStore.Status;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Notices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells those who are booked what others change in their next two days. */
@Component(service = AppointmentNotices.class)
public class AppointmentNotices {
    private final Notices notices;
    private final BusinessCalendar calendar;
    private final Acts acts;

    @Activate
    public AppointmentNotices(@Reference Notices notices, @Reference BusinessCalendar calendar, @Reference Acts acts) {
        this.notices = notices;
        this.calendar = calendar;
        this.acts = acts;
    }

    void booked(Booking booking) {
        tell(booking, "notice.appointment-booked");
    }

    void ended(Booking booking) {
        if (booking.status() == Status.CANCELLED) {
            tell(booking, "notice.appointment-cancelled");
        } else if (booking.status() == Status.RESCHEDULED) {
            tell(booking, "notice.appointment-moved");
        }
    }

    private void tell(Booking booking, String text) {
        if (booking.date().isAfter(calendar.today(booking.clinic()).plusDays(1))) {
            return;
        }
        List<String> others = booking.staff().stream()
                .filter(login -> !login.equals(acts.by()))
                .toList();
        others.forEach(login -> notices.tell(
                login,
                text,
                Map.of("at", booking.from().toString(), "by", acts.by()),
                "/app/day?date=" + booking.date()));
    }
}
