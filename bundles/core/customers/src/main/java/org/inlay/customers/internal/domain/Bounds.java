package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff;
import org.jspecify.annotations.Nullable;

/** What every entered text, date and login must keep to. */
final class Bounds {
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    private Bounds() {}

    /** A text that must be there, trimmed. */
    static String text(String field, @Nullable String value, int longest) {
        String text = optional(field, value, longest);
        if (text == null) {
            throw Problem.violation(field, "violation.required");
        }
        return text;
    }

    /** A text, trimmed; null when blank. */
    static @Nullable String optional(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (text.length() > longest) {
            throw Problem.violation(field, "violation.too-long");
        }
        if (unreadable(text)) {
            throw Problem.violation(field, "violation.control-character");
        }
        return text;
    }

    /** Whether a database would refuse the text: a null character, or half of a surrogate pair. */
    static boolean unreadable(String text) {
        return text.codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    static String oneOf(String field, @Nullable String value, Set<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            throw Problem.violation(field, "violation.unknown-value");
        }
        return value;
    }

    /** An instant a clinic may have to do with. */
    static Instant instant(String field, Instant instant) {
        if (instant.isBefore(OLDEST) || instant.isAfter(LATEST)) {
            throw Problem.violation(field, "violation.date");
        }
        return instant;
    }

    static @Nullable LocalDate date(String field, @Nullable LocalDate date) {
        if (date != null && (date.isBefore(FIRST) || date.isAfter(LAST))) {
            throw Problem.violation(field, "violation.date");
        }
        return date;
    }

    /** As {@link #login}, where nobody need be named. */
    static @Nullable String loginOrNone(String field, @Nullable String login, Staff staff) {
        return login == null ? null : login(field, login, staff);
    }

    /** A login somebody has, as it is kept, however it was typed. */
    static String login(String field, String login, Staff staff) {
        try {
            return staff.byLogin(login).login();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.NOT_FOUND) {
                throw Problem.violation(field, "violation.unknown-staff");
            }
            throw problem;
        }
    }
}
