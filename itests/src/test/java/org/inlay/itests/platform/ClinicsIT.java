package org.inlay.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.inlay.itests.support.InKaraf;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.TimeTravel;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@InKaraf
class ClinicsIT {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    Access access;

    @Inject
    Clinics clinics;

    @Inject
    BusinessCalendar calendar;

    @Inject
    TimeTravel travel;

    @Inject
    Clock clock;

    @Inject
    Ids ids;

    private Clinic open(ZoneId zone, LocalTime cutOff) {
        String code = "T" + ids.next();
        return access.asPlatform(
                () -> clinics.create(code, "润月医疗美容", "aesthetic", zone, CurrencyUnit.of("CNY"), cutOff));
    }

    private <T> T on(String instant, Supplier<T> work) {
        return travel.at(Instant.parse(instant), () -> access.asPlatform(work));
    }

    private static void refused(String reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::reason)
                .isEqualTo(reason);
    }

    @Test
    @DisplayName("G1 a clinic is kept with its zone, currency and cut-off")
    void kept() {
        Clinic clinic = open(SHANGHAI, LocalTime.of(4, 0));

        assertThat(clinics.get(clinic.code())).isEqualTo(clinic);
        assertThat(clinics.list()).contains(clinic);
        refused("not-found", () -> clinics.get("nowhere"));
        refused("not-found", () -> calendar.today("nowhere"));
        refused(
                "clinic-exists",
                () -> access.asPlatform(() -> clinics.create(
                        clinic.code(), "B", "dental", SHANGHAI, CurrencyUnit.of("CNY"), LocalTime.MIDNIGHT)));
        refused(
                "unauthenticated",
                () -> clinics.create("X", "X", "dental", SHANGHAI, CurrencyUnit.of("CNY"), LocalTime.MIDNIGHT));
    }

    @Test
    @DisplayName("G2 cut-off 04:00: an order at 23:50 and an arrival at 00:30 have the same date")
    void businessDate() {
        String clinic = open(SHANGHAI, LocalTime.of(4, 0)).code();

        assertThat(calendar.dateOf(clinic, Instant.parse("2026-11-18T15:50:00Z")))
                .isEqualTo("2026-11-18");
        assertThat(calendar.dateOf(clinic, Instant.parse("2026-11-18T16:30:00Z")))
                .isEqualTo("2026-11-18");
        assertThat(calendar.startOf(clinic, LocalDate.of(2026, 11, 19))).isEqualTo("2026-11-18T20:00:00Z");
        assertThat(on("2026-11-18T19:59:59.999Z", () -> calendar.today(clinic))).isEqualTo("2026-11-18");
        assertThat(on("2026-11-18T20:00:00Z", () -> calendar.today(clinic))).isEqualTo("2026-11-19");
    }

    @Test
    @DisplayName("G2 zone and cut-off change from a date on, never back-dated, and no earlier date is recomputed")
    void changeOfDay() {
        Clinic before = open(SHANGHAI, LocalTime.MIDNIGHT);
        String code = before.code();
        String noon = "2026-11-18T04:00:00Z";
        LocalTime four = LocalTime.of(4, 0);
        LocalDate today = LocalDate.of(2026, 11, 18);

        refused("back-dated", () -> on(noon, () -> clinics.changeDay(code, SHANGHAI, four, today, before.version())));
        refused("stale", () -> on(noon, () -> clinics.changeDay(code, SHANGHAI, four, null, before.version() - 1)));
        Clinic after = on(noon, () -> clinics.changeDay(code, SHANGHAI, four, null, before.version()));

        assertThat(after.dayCutOff()).as("still the old one today").isEqualTo(LocalTime.MIDNIGHT);
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(calendar.startOf(code, today)).isEqualTo("2026-11-17T16:00:00Z");
        assertThat(calendar.startOf(code, today.plusDays(1))).isEqualTo("2026-11-18T20:00:00Z");
        assertThat(calendar.dateOf(code, Instant.parse("2026-11-18T18:00:00Z"))).isEqualTo(today);
        assertThat(on("2026-11-19T04:00:00Z", () -> clinics.get(code)).dayCutOff())
                .isEqualTo(four);
        refused(
                "back-dated",
                () -> on(noon, () -> clinics.changeDay(code, SHANGHAI, four, today.plusDays(1), after.version())));
    }

    @Test
    @DisplayName("G2 a date that begins in less than ten minutes is too near to change")
    void notice() {
        Clinic clinic = open(SHANGHAI, LocalTime.MIDNIGHT);
        String nearly = "2026-11-18T15:55:00Z";

        refused(
                "back-dated",
                () -> on(
                        nearly,
                        () -> clinics.changeDay(
                                clinic.code(), SHANGHAI, LocalTime.of(4, 0), LocalDate.of(2026, 11, 19), 1)));
        on(nearly, () -> clinics.changeDay(clinic.code(), SHANGHAI, LocalTime.of(4, 0), null, 1));
        assertThat(calendar.startOf(clinic.code(), LocalDate.of(2026, 11, 19))).isEqualTo("2026-11-18T16:00:00Z");
        assertThat(calendar.startOf(clinic.code(), LocalDate.of(2026, 11, 20))).isEqualTo("2026-11-19T20:00:00Z");
    }

    @Test
    @DisplayName("D15 tenders are shipped and then the clinic's own list")
    void lists() {
        String clinic = open(SHANGHAI, LocalTime.MIDNIGHT).code();
        List<ListEntry> own = List.of(new ListEntry("现金", "现金"), new ListEntry("<b>", "平台券 ' \" <script>"));

        assertThat(clinics.entries(clinic, "tenders")).hasSize(6);
        access.asPlatform(() -> clinics.replaceEntries(clinic, "tenders", own));
        assertThat(clinics.entries(clinic, "tenders")).isEqualTo(own);
        assertThat(clinics.entries(clinic, "order-types")).hasSize(4);
        assertThat(clinics.entries(clinic, "rooms")).isEmpty();
        refused("not-found", () -> clinics.entries("nowhere", "tenders"));
        refused("validation", () -> access.asPlatform(() -> clinics.replaceEntries(clinic, "tenders", List.of())));
        assertThat(clinics.entries(clinic, "tenders")).isEqualTo(own);
    }

    @Test
    @DisplayName("The clock gives microseconds, and a thread that travels comes back")
    void time() {
        Instant then = Instant.parse("2024-02-29T23:59:59.999999999Z");

        assertThat(travel.<Instant>at(then, clock::instant)).isEqualTo("2024-02-29T23:59:59.999999Z");
        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }
}
