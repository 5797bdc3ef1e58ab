package org.inlay.itests.customers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.inlay.customers.Appointments;
import org.inlay.customers.Appointments.NewAppointment;
import org.inlay.customers.Customers;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.customers.Visits.LegacyVisit;
import org.inlay.customers.spi.VisitEvidence;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Check;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.TimeTravel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@InKaraf
class VisitsIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    @Inject
    BundleContext context;

    @Inject
    Visits visits;

    @Inject
    Appointments appointments;

    @Inject
    Customers customers;

    @Inject
    Clinics clinics;

    @Inject
    Access access;

    @Inject
    TimeTravel time;

    private final Evidence evidence = new Evidence();
    private String clinic = "";
    private Id wang = new Id(0);
    private @Nullable ServiceRegistration<?> registration;

    @BeforeEach
    void open() {
        registration = context.registerService(VisitEvidence.class, evidence, null);
        clinic = all(() -> People.clinic(clinics));
        wang = all(() -> customers.create(People.person(clinic))).id();
    }

    @AfterEach
    void close() {
        if (registration != null) {
            registration.unregister();
        }
    }

    @Test
    @DisplayName("V2 the first visit is INITIAL, without a deal the second is RETURN, with one REPURCHASE")
    void proposals() {
        assertThat(arrive(DAY, 9).type()).isEqualTo(VisitType.INITIAL);
        assertThat(arrive(DAY.plusDays(1), 9).type()).isEqualTo(VisitType.RETURN);
        evidence.deals.add(Evidence.key(wang, clinic, DAY.plusDays(1)));
        Visit third = arrive(DAY.plusDays(2), 9);
        assertThat(third.type()).isEqualTo(VisitType.REPURCHASE);
        assertThat(third.explanation().checks())
                .filteredOn(Check::passed)
                .extracting(Check::check)
                .containsExactly("earlier-deal");
        assertThat(third.explanation().flip()).isNotBlank();
    }

    @Test
    @DisplayName("V2 execution, booking of a purchased entitlement, purpose COURSE and CHECK_UP, in this order")
    void courses() {
        arrive(DAY, 9);
        Id entitlement = new Id(4711);
        evidence.executed.add(Evidence.key(wang, clinic, DAY.plusDays(1)));
        assertThat(arrive(DAY.plusDays(1), 9).type()).isEqualTo(VisitType.IN_COURSE);

        book(DAY.plusDays(2), 10, "CHECK_UP", null);
        assertThat(arrive(DAY.plusDays(2), 9).type()).isEqualTo(VisitType.CHECK_UP);

        book(DAY.plusDays(3), 10, "COURSE", null);
        assertThat(arrive(DAY.plusDays(3), 9).type())
                .as("a gift opens no course")
                .isEqualTo(VisitType.RETURN);

        People.refused("validation", () -> book(DAY.plusDays(4), 10, "CONSULT", entitlement));
        evidence.open.add(entitlement);
        book(DAY.plusDays(4), 10, "CONSULT", entitlement);
        assertThat(arrive(DAY.plusDays(4), 9).type()).isEqualTo(VisitType.IN_COURSE);
        book(DAY.plusDays(5), 10, "COURSE", null);
        assertThat(arrive(DAY.plusDays(5), 9).type()).isEqualTo(VisitType.IN_COURSE);
    }

    @Test
    @DisplayName("V2 a proposal is made again until the business date closes, then stays")
    void reproposed() {
        arrive(DAY, 9);
        Visit second = arrive(DAY.plusDays(1), 9);
        assertThat(second.type()).isEqualTo(VisitType.RETURN);
        evidence.executed.add(Evidence.key(wang, clinic, DAY.plusDays(1)));
        at(DAY.plusDays(1), 18, () -> {
            visits.evidenceChanged(wang, clinic, DAY.plusDays(1));
            return true;
        });
        assertThat(get(second).type()).isEqualTo(VisitType.IN_COURSE);
        evidence.executed.clear();
        at(DAY.plusDays(2), 0, () -> {
            visits.evidenceChanged(wang, clinic, DAY.plusDays(1));
            return true;
        });
        assertThat(get(second).type()).isEqualTo(VisitType.IN_COURSE);
    }

    @Test
    @DisplayName("V2 staff override with a reason, which stops re-proposing")
    void overridden() {
        People.refused(
                "validation", () -> at(DAY, 9, () -> visits.arrive(wang, clinic, null, null, VisitType.RETURN, " ")));
        Visit first = arrive(DAY, 9);
        Visit changed = at(DAY, 10, () -> visits.override(first.id(), VisitType.RETURN, "外院老客户"));
        assertThat(changed.type()).isEqualTo(VisitType.RETURN);
        assertThat(changed.proposedType()).isEqualTo(VisitType.INITIAL);
        assertThat(changed.overridden()).isTrue();
        assertThat(changed.explanation().checks().get(0).check()).isEqualTo("override");
        at(DAY, 11, () -> {
            visits.evidenceChanged(wang, clinic, DAY);
            return true;
        });
        assertThat(get(first).type()).isEqualTo(VisitType.RETURN);
        assertThat(lastType(clinic)).contains(VisitType.RETURN);
    }

    @Test
    @DisplayName("V2 an override alters its own visit alone: a type whose date has closed stays")
    void overriddenLater() {
        Visit first = arrive(DAY, 9);
        evidence.deals.add(Evidence.key(wang, clinic, DAY));
        Visit second = arrive(DAY.plusDays(3), 9);
        assertThat(second.type()).isEqualTo(VisitType.REPURCHASE);
        evidence.deals.clear();
        at(DAY.plusDays(9), 9, () -> visits.override(first.id(), VisitType.CHECK_UP, "登记错误"));
        assertThat(get(second).type()).isEqualTo(VisitType.REPURCHASE);
        assertThat(get(second).explanation()).isEqualTo(second.explanation());
    }

    @Test
    @DisplayName("V3 09:00 INITIAL, 15:00 → day INITIAL; voiding the first visit of a day re-derives later ones")
    void voided() {
        Visit first = arrive(DAY, 9);
        Visit second = arrive(DAY, 15);
        Visit next = arrive(DAY.plusDays(1), 9);
        assertThat(second.dayType()).isEqualTo(VisitType.INITIAL);
        assertThat(next.type()).isEqualTo(VisitType.RETURN);

        at(DAY.plusDays(9), 9, () -> visits.voidVisit(first.id(), "登记错误"));
        assertThat(get(first).status()).isEqualTo("VOID");
        assertThat(get(second).type()).isEqualTo(VisitType.INITIAL);
        at(DAY.plusDays(9), 9, () -> visits.voidVisit(second.id(), "登记错误"));
        assertThat(get(next).type()).isEqualTo(VisitType.INITIAL);
        assertThat(lastType(clinic)).contains(VisitType.INITIAL);
        at(DAY.plusDays(9), 9, () -> visits.voidVisit(next.id(), "登记错误"));
        assertThat(lastType(clinic)).isEmpty();
        People.refused("visit-void", () -> all(() -> visits.voidVisit(next.id(), "再次")));
    }

    @Test
    @DisplayName("V3 an arrival recorded late makes later ones be proposed again")
    void recordedLate() {
        Visit later = arrive(DAY.plusDays(5), 9);
        assertThat(later.type()).isEqualTo(VisitType.INITIAL);
        Instant earlier = instant(DAY, 9);
        Visit late = at(DAY.plusDays(6), 9, () -> visits.arrive(wang, clinic, earlier, null, null, null));
        assertThat(late.date()).isEqualTo(DAY);
        assertThat(late.type()).isEqualTo(VisitType.INITIAL);
        assertThat(get(later).type()).isEqualTo(VisitType.RETURN);
        Instant future = instant(DAY.plusDays(7), 9);
        People.refused(
                "validation",
                () -> at(DAY.plusDays(6), 9, () -> visits.arrive(wang, clinic, future, null, null, null)));
    }

    @Test
    @DisplayName("V5 order 10:00, first arrival 14:00 → attached; later orders to the latest visit before them")
    void attachable() {
        assertThat(visits.attachable(wang, clinic, DAY, instant(DAY, 10))).isEmpty();
        Visit first = arrive(DAY, 14);
        Visit second = arrive(DAY, 16);
        assertThat(visits.attachable(wang, clinic, DAY, instant(DAY, 10))).contains(first.id());
        assertThat(visits.attachable(wang, clinic, DAY, instant(DAY, 15))).contains(first.id());
        assertThat(visits.attachable(wang, clinic, DAY, instant(DAY, 17))).contains(second.id());
        all(() -> visits.voidVisit(second.id(), "登记错误"));
        assertThat(visits.attachable(wang, clinic, DAY, instant(DAY, 17))).contains(first.id());
        assertThat(evidence.told).hasSize(3).containsOnly(Evidence.key(wang, clinic, DAY));
    }

    @Test
    @DisplayName("V6 G7 last visit type is kept per clinic and for the organisation; before any visit 未到访")
    void lastTypes() {
        assertThat(lastType(clinic)).isEmpty();
        arrive(DAY, 9);
        arrive(DAY.plusDays(1), 9);
        String other = all(() -> People.clinic(clinics));
        assertThat(lastType(other)).isEmpty();
        at(DAY.plusDays(2), 9, () -> visits.arrive(wang, other, null, null, null, null));
        assertThat(lastType(clinic)).contains(VisitType.RETURN);
        assertThat(lastType(other)).contains(VisitType.INITIAL);
        assertThat(lastType(Clinic.ORGANISATION)).contains(VisitType.INITIAL);
    }

    @Test
    @DisplayName("G2 cut-off 04:00: 23:50 and 00:30 are one business date")
    void cutOff() {
        String night = all(() -> People.clinic(clinics, LocalTime.of(4, 0)));
        Instant late = DAY.atTime(23, 50).toInstant(CHINA);
        Visit first = time.at(late, () -> all(() -> visits.arrive(wang, night, null, null, null, null)));
        Visit second =
                time.at(late.plusSeconds(2400), () -> all(() -> visits.arrive(wang, night, null, null, null, null)));
        assertThat(first.date()).isEqualTo(DAY);
        assertThat(second.date()).isEqualTo(DAY);
        assertThat(second.type()).isEqualTo(VisitType.INITIAL);
    }

    @Test
    @DisplayName("V6 D6 visits of the old system keep their type as version 0 and are never proposed again")
    void legacy() {
        List<LegacyVisit> old = List.of(
                new LegacyVisit(wang, clinic, instant(DAY.minusDays(9), 9), VisitType.REPURCHASE),
                new LegacyVisit(wang, clinic, instant(DAY.minusDays(8), 9), VisitType.CHECK_UP));
        List<Id> imported = all(() -> visits.importLegacy(old));
        Visit first = all(() -> visits.get(imported.get(0)));
        assertThat(first.type()).isEqualTo(VisitType.REPURCHASE);
        assertThat(first.explanation().version()).isZero();
        assertThat(lastType(clinic)).contains(VisitType.CHECK_UP);
        assertThat(arrive(DAY, 9).type()).isEqualTo(VisitType.RETURN);
        all(() -> visits.voidVisit(imported.get(0), "重复"));
        assertThat(all(() -> visits.get(imported.get(1))).type()).isEqualTo(VisitType.CHECK_UP);
    }

    @Test
    @DisplayName("Visits are recorded and seen only in clinics where the caller may")
    void permissions() {
        Visit visit = arrive(DAY, 9);
        String other = all(() -> People.clinic(clinics));
        Caller elsewhere = People.caller("li", other, "visits:read", "visits:write");
        People.refused("forbidden", () -> access.as(elsewhere, () -> visits.get(visit.id())));
        People.refused(
                "forbidden", () -> access.as(elsewhere, () -> visits.arrive(wang, clinic, null, null, null, null)));
        assertThat(access.as(elsewhere, () -> visits.of(wang, new PageRequest(10, null)))
                        .items())
                .isEmpty();
        assertThat(all(() -> visits.of(wang, new PageRequest(10, null))).items())
                .extracting(Visit::id)
                .containsExactly(visit.id());
    }

    private Visit arrive(LocalDate date, int hour) {
        return at(date, hour, () -> visits.arrive(wang, clinic, null, null, null, null));
    }

    private void book(LocalDate date, int hour, String purpose, @Nullable Id entitlement) {
        Instant from = instant(date, hour);
        NewAppointment booking =
                new NewAppointment(wang, clinic, from, from.plusSeconds(1800), List.of(), null, purpose, entitlement);
        at(date, 8, () -> appointments.book(booking));
    }

    private Visit get(Visit visit) {
        return all(() -> visits.get(visit.id()));
    }

    private Optional<VisitType> lastType(String scope) {
        return visits.lastType(wang, scope);
    }

    private static Instant instant(LocalDate date, int hour) {
        return date.atTime(hour, 0).toInstant(CHINA);
    }

    private <T> T at(LocalDate date, int hour, Supplier<T> work) {
        return time.at(instant(date, hour), () -> all(work));
    }

    private <T> T all(Supplier<T> work) {
        return access.asPlatform(work);
    }
}
