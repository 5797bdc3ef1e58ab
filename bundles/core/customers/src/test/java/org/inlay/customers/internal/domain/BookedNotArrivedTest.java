package org.inlay.customers.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.customers.VisitType;
import org.inlay.customers.internal.domain.AppointmentStore.Booking;
import org.inlay.customers.internal.domain.AppointmentStore.Status;
import org.inlay.platform.Id;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BookedNotArrivedTest {
    private static final Instant TEN = Instant.parse("2026-11-01T02:00:00Z");
    private static final LocalDate DATE = LocalDate.of(2026, 11, 1);

    @Test
    @DisplayName("V7 booked, its time passed, no arrival: booked-not-arrived")
    void missed() {
        assertThat(at(Status.BOOKED, TEN.minusSeconds(1), List.of())).isFalse();
        assertThat(at(Status.BOOKED, TEN, List.of())).isTrue();
        assertThat(at(Status.NO_SHOW, TEN.plusSeconds(86_400), List.of())).isTrue();
    }

    @Test
    @DisplayName("V7 an arrival at that clinic on that date, a cancellation or a move ends it")
    void ended() {
        assertThat(at(Status.BOOKED, TEN.plusSeconds(60), List.of(arrival("A", DATE))))
                .isFalse();
        assertThat(at(Status.BOOKED, TEN.plusSeconds(60), List.of(arrival("B", DATE))))
                .isTrue();
        assertThat(at(Status.BOOKED, TEN.plusSeconds(60), List.of(arrival("A", DATE.minusDays(1)))))
                .isTrue();
        assertThat(at(Status.CANCELLED, TEN.plusSeconds(60), List.of())).isFalse();
        assertThat(at(Status.RESCHEDULED, TEN.plusSeconds(60), List.of())).isFalse();
        assertThat(at(Status.ARRIVED, TEN.plusSeconds(60), List.of())).isFalse();
    }

    private static boolean at(Status status, Instant now, List<Arrival> arrivals) {
        Booking booking = new Booking(
                new Id(1),
                new Id(9),
                "A",
                TEN,
                TEN.plusSeconds(1800),
                DATE,
                List.of(),
                null,
                "CONSULT",
                null,
                status,
                null,
                null,
                "li",
                0);
        return AppointmentViews.bookedNotArrived(booking, now, arrivals);
    }

    private static Arrival arrival(String clinic, LocalDate date) {
        return new Arrival(
                new Id(5),
                new Id(9),
                clinic,
                TEN,
                date,
                null,
                VisitType.INITIAL,
                VisitType.INITIAL,
                Arrival.By.PROPOSAL,
                new Id(0),
                false);
    }
}
