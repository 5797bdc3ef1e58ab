package org.inlay.platform.web.internal.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/**
 * Values as clients write them, in bodies, paths and queries alike. Each refuses with a 400 that names what is wrong:
 * {@code invalid-id}, {@code invalid-instant}, {@code invalid-date}, {@code invalid-time}, {@code invalid-zone}, {@code
 * invalid-currency}.
 */
public final class Values {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Values() {}

    static Id id(String text) {
        return Id.parse(text);
    }

    /** ISO 8601 with an offset or Z; a local date-time would be a guess. To the microsecond, as databases keep it. */
    public static Instant instant(String text) {
        return read("invalid-instant", () -> {
            OffsetDateTime instant = OffsetDateTime.parse(text);
            inRange(instant.getYear());
            return instant.toInstant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        });
    }

    /** {@code 2026-02-28}. */
    public static LocalDate date(String text) {
        return read("invalid-date", () -> {
            LocalDate date = LocalDate.parse(text);
            inRange(date.getYear());
            return date;
        });
    }

    /** {@code 04:00}. */
    static LocalTime time(String text) {
        return read("invalid-time", () -> LocalTime.parse(text));
    }

    /** A region such as {@code Asia/Shanghai}. */
    static ZoneId zone(String text) {
        return read("invalid-zone", () -> ZoneId.of(text));
    }

    static CurrencyUnit currency(String text) {
        try {
            return CurrencyUnit.of(text);
        } catch (IllegalCurrencyException e) {
            throw Problem.badRequest("invalid-currency");
        }
    }

    /** Whole numbers of query parameters. */
    public static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("invalid-number");
        }
    }

    /** {@code true} or {@code false}, nothing like them. */
    public static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badRequest("invalid-boolean");
        };
    }

    private static void inRange(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("year " + year);
        }
    }

    private static <T> T read(String reason, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (DateTimeException e) {
            throw Problem.badRequest(reason);
        }
    }
}
