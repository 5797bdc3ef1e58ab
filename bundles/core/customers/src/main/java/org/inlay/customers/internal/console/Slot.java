package org.inlay.customers.internal.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsoleRequest;

/** A time as it is typed: the fields {@code date}, {@code from} and {@code minutes}, at the clinic's clock. */
record Slot(Instant from, Instant to) {
    /** Problems: {@code validation} of {@code date} or {@code minutes}. */
    static Slot typed(ConsoleRequest request) {
        ZonedDateTime from = from(request);
        return new Slot(from.toInstant(), from.plusMinutes(minutes(request)).toInstant());
    }

    private static ZonedDateTime from(ConsoleRequest request) {
        try {
            return LocalDate.parse(request.value("date"))
                    .atTime(LocalTime.parse(request.value("from")))
                    .atZone(request.clinic().timeZone());
        } catch (DateTimeException malformed) {
            throw Problem.violation("date", "violation.date");
        }
    }

    private static long minutes(ConsoleRequest request) {
        try {
            return Integer.parseInt(request.value("minutes"));
        } catch (NumberFormatException malformed) {
            throw Problem.violation("minutes", "violation.period");
        }
    }
}
