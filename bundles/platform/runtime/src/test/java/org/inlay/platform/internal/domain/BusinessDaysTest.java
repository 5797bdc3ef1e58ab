package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BusinessDaysTest {

    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

    private static BusinessDays days(String zone, String cutOff) {
        return new BusinessDays(List.of(new DayRule(FIRST, ZoneId.of(zone), LocalTime.parse(cutOff))));
    }

    private static LocalDate date(BusinessDays days, String instant) {
        return days.dateOf(Instant.parse(instant));
    }

    @Test
    @DisplayName("G2 with cut-off 04:00 an order at 23:50 and an arrival at 00:30 have the same date")
    void cutOffAtFour() {
        BusinessDays days = days("Asia/Shanghai", "04:00");

        assertThat(date(days, "2026-11-18T23:50:00+08:00")).isEqualTo("2026-11-18");
        assertThat(date(days, "2026-11-19T00:30:00+08:00")).isEqualTo("2026-11-18");
        assertThat(date(days, "2026-11-19T03:59:59.999999+08:00")).isEqualTo("2026-11-18");
        assertThat(date(days, "2026-11-19T04:00:00+08:00")).isEqualTo("2026-11-19");
    }

    @Test
    @DisplayName("G2 23:59:59.999 belongs to the date, 00:00 in the clinic's zone to the next")
    void midnightInTheClinicsZone() {
        BusinessDays days = days("Asia/Shanghai", "00:00");

        assertThat(date(days, "2026-11-18T23:59:59.999+08:00")).isEqualTo("2026-11-18");
        assertThat(date(days, "2026-11-19T00:00:00+08:00")).isEqualTo("2026-11-19");
        assertThat(days.startOf(LocalDate.of(2026, 11, 19))).isEqualTo("2026-11-18T16:00:00Z");
    }

    @Test
    @DisplayName("G2 a cut-off that summer time skips begins the day where the clocks jump")
    void cutOffInTheGap() {
        BusinessDays days = days("Europe/Berlin", "02:30"); // 29 March 2026: 02:00 becomes 03:00

        assertThat(days.startOf(LocalDate.of(2026, 3, 29))).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(date(days, "2026-03-29T00:59:59Z")).isEqualTo("2026-03-28");
        assertThat(date(days, "2026-03-29T01:00:00Z")).isEqualTo("2026-03-29");
    }

    @Test
    @DisplayName("G2 a date that has begun does not end when the clocks go back over the cut-off")
    void cutOffTwice() {
        BusinessDays days = days("Europe/Berlin", "02:30"); // 25 October 2026: 03:00 becomes 02:00

        assertThat(date(days, "2026-10-25T00:29:59Z")).isEqualTo("2026-10-24");
        assertThat(date(days, "2026-10-25T00:30:00Z")).isEqualTo("2026-10-25");
        assertThat(date(days, "2026-10-25T01:10:00Z"))
                .as("02:10 for the second time")
                .isEqualTo("2026-10-25");
    }

    @Test
    @DisplayName("G2 a new zone and cut-off hold from their date on and change no earlier date")
    void versions() {
        BusinessDays days = new BusinessDays(List.of(
                new DayRule(LocalDate.of(2026, 6, 1), ZoneId.of("Asia/Tokyo"), LocalTime.of(4, 0)),
                new DayRule(FIRST, ZoneId.of("Asia/Shanghai"), LocalTime.MIDNIGHT)));

        assertThat(date(days, "2026-05-31T00:00:00+08:00")).isEqualTo("2026-05-31");
        assertThat(date(days, "2026-06-01T00:30:00+08:00"))
                .as("04:00 in Tokyo is 03:00 here")
                .isEqualTo("2026-05-31");
        assertThat(date(days, "2026-06-01T03:00:00+08:00")).isEqualTo("2026-06-01");
        assertThat(days.ruleFor(LocalDate.of(1960, 1, 1)).zone()).hasToString("Asia/Shanghai");
    }

    @Test
    @DisplayName("G2 a zone that would swallow a whole date is not accepted")
    void noDateIsLost() {
        BusinessDays days = days("Pacific/Pago_Pago", "00:00");

        assertThat(days.accepts(
                        new DayRule(LocalDate.of(2026, 6, 1), ZoneId.of("Pacific/Kiritimati"), LocalTime.MIDNIGHT)))
                .isFalse();
        assertThat(days.accepts(new DayRule(LocalDate.of(2026, 6, 1), ZoneId.of("Asia/Tokyo"), LocalTime.MIDNIGHT)))
                .isTrue();
    }

    @Property(tries = 300)
    void everyInstantLiesInTheRangeOfItsDate(
            @ForAll @LongRange(min = 0, max = 2_500_000_000L) long second,
            @ForAll @IntRange(max = 1439) int cutOff,
            @ForAll boolean berlin) {
        BusinessDays days = new BusinessDays(List.of(
                new DayRule(
                        FIRST,
                        ZoneId.of(berlin ? "Europe/Berlin" : "America/St_Johns"),
                        LocalTime.MIDNIGHT.plusMinutes(cutOff)),
                new DayRule(LocalDate.of(2020, 3, 1), ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0))));
        Instant instant = Instant.ofEpochSecond(second);
        LocalDate date = days.dateOf(instant);

        assertThat(days.startOf(date)).isBeforeOrEqualTo(instant);
        assertThat(days.startOf(date.plusDays(1))).isAfter(instant);
    }
}
