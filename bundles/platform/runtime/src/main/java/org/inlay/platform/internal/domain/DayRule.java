package org.inlay.platform.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * Zone and cut-off of a clinic, in force from a business date on (G2).
 *
 * @param cutOff time of the clinic's clocks at which its business day begins
 */
public record DayRule(LocalDate from, ZoneId zone, LocalTime cutOff) {

    /** The first instant at which the clinic's clocks show the cut-off of the date, or are past it. */
    Instant startOf(LocalDate date) {
        LocalDateTime local = date.atTime(cutOff);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** The first instant at which this rule holds. */
    public Instant begins() {
        return startOf(from);
    }

    /** The date on the clinic's clocks, put back by the cut-off; summer time may make it step back. */
    LocalDate clockDateOf(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return local.toLocalTime().isBefore(cutOff) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
