package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.awaitility.Awaitility;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.Appointment;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.customers.Customers;
import org.inlay.customers.NewCustomer;
import org.inlay.customers.Visit;
import org.inlay.customers.Visits;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Id;
import org.inlay.platform.Jobs;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.inlay.platform.TimeTravel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class AppointmentsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    @Inject
    Appointments appointments;

    @Inject
    Visits visits;

    @Inject
    Customers customers;

    @Inject
    Clinics clinics;

    @Inject
    Staff staff;

    @Inject
    Jobs jobs;

    @Inject
    Access access;

    @Inject
    TimeTravel time;

    private String clinic = "";
    private String doctor = "";
    private Id wang = new Id(0);
    private Id li = new Id(0);

    @BeforeEach
    void open() {
        clinic = all(() -> People.clinic(clinics));
        doctor = "dr" + People.some(8).toLowerCase(Locale.ROOT);
        all(() -> staff.create(doctor, "医生", null, List.of(new Staff.Grant("DOCTOR", clinic))));
        all(() -> clinics.replaceEntries(clinic, "rooms", List.of(new ListEntry("R1", "一号室"))));
        wang = all(() -> customers.create(People.person(clinic))).id();
        li = all(() -> customers.create(People.person(clinic))).id();
    }

    @Test
    @DisplayName("V7 nobody and no room is booked twice at a time; the next half hour is free")
    void busy() {
        book(wang, 10, doctor, "R1");
        People.refused("staff-busy", () -> book(li, 10, doctor, null));
        People.refused("staff-busy", () -> book(li, 10, " " + doctor.toUpperCase(Locale.ROOT), null));
        People.refused("room-busy", () -> book(li, 10, null, "R1"));
        assertThat(book(li, 11, doctor, "R1").status()).isEqualTo("BOOKED");
        People.refused("validation", () -> book(li, 12, null, "R9"));
        People.refused("validation", () -> book(li, 12, "nobody-here", null));
    }

    @Test
    @DisplayName("A member of staff is kept by login, however it was typed")
    void logins() {
        String typed = doctor.toUpperCase(Locale.ROOT);
        assertThat(book(wang, 9, typed, null).staff()).containsExactly(doctor);
        NewCustomer person = new NewCustomer("赵六", null, null, null, null, null, null, typed, clinic, null, List.of());
        assertThat(all(() -> customers.create(person)).consultant()).isEqualTo(doctor);
    }

    @Test
    @DisplayName("V7 of eight who book the same doctor at once one succeeds")
    void atOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tries.add(threads.submit(() -> {
                    try {
                        book(wang, 15, doctor, null);
                        return true;
                    } catch (Problem problem) {
                        assertThat(problem.reason()).isEqualTo("staff-busy");
                        return false;
                    }
                }));
            }
            int booked = 0;
            for (Future<Boolean> one : tries) {
                booked += one.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(booked).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("V7 an arrival at that clinic on that date settles it; voiding the arrival opens it again")
    void arrival() {
        Appointment booked = book(wang, 10, null, null);
        assertThat(status(booked, 9)).isEqualTo("BOOKED false");
        assertThat(status(booked, 10)).isEqualTo("BOOKED true");
        Visit visit = at(11, () -> visits.arrive(wang, clinic, null, null, null, null));
        assertThat(visit.appointment()).isEqualTo(booked.id());
        assertThat(status(booked, 12)).isEqualTo("ARRIVED false");
        at(12, () -> visits.voidVisit(visit.id(), "登记错误"));
        assertThat(status(booked, 12)).isEqualTo("BOOKED true");
    }

    @Test
    @DisplayName("V7 rescheduled names its successor; what is settled is not cancelled or moved")
    void rescheduled() {
        Appointment booked = book(wang, 10, doctor, "R1");
        Instant later = instant(DAY.plusDays(1), 10);
        Appointment moved = at(
                9, () -> appointments.reschedule(booked.id(), later, later.plusSeconds(1800), List.of(doctor), "R1"));
        Appointment old = all(() -> appointments.get(booked.id()));
        assertThat(old.status()).isEqualTo("RESCHEDULED");
        assertThat(old.successor()).isEqualTo(moved.id());
        assertThat(old.bookedNotArrived()).isFalse();
        People.refused("appointment-settled", () -> all(() -> appointments.cancel(booked.id(), "客户改期")));
        assertThat(all(() -> appointments.cancel(moved.id(), "客户取消")).status()).isEqualTo("CANCELLED");
        People.refused(
                "appointment-settled",
                () -> time.at(later, () -> all(() -> visits.arrive(wang, clinic, null, moved.id(), null, null))));
    }

    @Test
    @DisplayName("V7 no-show is set at day close, and an arrival recorded late still settles it")
    void noShow() {
        Appointment booked = book(wang, 10, null, null);
        all(() -> jobs.start("customers.day-close", "itests " + booked.id(), Map.of()));
        Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> all(() -> appointments.get(booked.id())).status().equals("NO_SHOW"));
        assertThat(all(() -> appointments.get(booked.id())).bookedNotArrived()).isTrue();
        all(() -> visits.arrive(wang, clinic, instant(DAY, 10), null, null, null));
        assertThat(all(() -> appointments.get(booked.id())).status()).isEqualTo("ARRIVED");
    }

    @Test
    @DisplayName("A clinic's appointments are listed by time, a customer's newest first")
    void lists() {
        Appointment ten = book(wang, 10, null, null);
        Appointment eleven = book(wang, 11, null, null);
        book(li, 12, null, null);
        Instant from = instant(DAY, 10);
        assertThat(all(() -> appointments.list(clinic, from, instant(DAY, 12), new PageRequest(1, null)))
                        .items())
                .extracting(Appointment::id)
                .containsExactly(ten.id());
        assertThat(all(() -> appointments.list(
                                clinic,
                                from,
                                instant(DAY, 12),
                                new PageRequest(5, ten.id().toString())))
                        .items())
                .extracting(Appointment::id)
                .containsExactly(eleven.id());
        assertThat(all(() -> appointments.of(wang, new PageRequest(5, null))).items())
                .extracting(Appointment::id)
                .containsExactly(eleven.id(), ten.id());
    }

    private Appointment book(Id customer, int hour, @Nullable String login, @Nullable String room) {
        Instant from = instant(DAY, hour);
        NewAppointment booking = new NewAppointment(
                customer,
                clinic,
                from,
                from.plusSeconds(3600),
                login == null ? List.of() : List.of(login),
                room,
                "CONSULT",
                null);
        return at(8, () -> appointments.book(booking));
    }

    private String status(Appointment appointment, int hour) {
        Appointment now = at(hour, () -> appointments.get(appointment.id()));
        return now.status() + " " + now.bookedNotArrived();
    }

    private static Instant instant(LocalDate date, int hour) {
        return date.atTime(hour, 0).toInstant(CHINA);
    }

    private <T> T at(int hour, Supplier<T> work) {
        return time.at(instant(DAY, hour), () -> all(work));
    }

    private <T> T all(Supplier<T> work) {
        return access.asPlatform(work);
    }
}
