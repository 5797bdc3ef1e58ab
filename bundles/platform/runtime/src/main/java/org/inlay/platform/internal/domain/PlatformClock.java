package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.inlay.platform.TimeTravel;
import org.jspecify.annotations.Nullable;

/** UTC in microseconds, the finest that both databases give back as they got it. A thread may travel in time. */
public final class PlatformClock extends Clock implements TimeTravel {

    private final Clock real;
    private final ThreadLocal<@Nullable Instant> elsewhere = new ThreadLocal<>();

    /** The clock of this machine. */
    public PlatformClock() {
        this(Clock.systemUTC());
    }

    PlatformClock(Clock real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        Instant travelled = elsewhere.get();
        return (travelled == null ? real.instant() : travelled).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Refused: zones belong to clinics, and only the business calendar knows them (G2). */
    @Override
    public Clock withZone(ZoneId zone) {
        if (zone.equals(ZoneOffset.UTC)) {
            return this;
        }
        throw new UnsupportedOperationException("ask the business calendar for dates");
    }

    @Override
    public <T> T at(Instant instant, Supplier<T> work) {
        Instant before = elsewhere.get();
        elsewhere.set(instant);
        try {
            return work.get();
        } finally {
            elsewhere.set(before);
        }
    }
}
