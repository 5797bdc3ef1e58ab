package org.inlay.platform.spi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one imported row and gathers what is wrong with them. White space around a cell does not count. */
public final class Cells {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("u-M-d").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("u-M-d H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DATE_ONLY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,13}(\\.\\d{1,4})?");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Map<String, Boolean> YES_NO = Map.of(
            "是", true, "否", false, "yes", true, "no", false, "true", true, "false", false, "1", true, "0", false);

    private final Importer.Row row;
    private final List<Violation> violations = new ArrayList<>();

    public Cells(Importer.Row row) {
        this.row = row;
    }

    /** The row these cells are of. */
    public Importer.Row row() {
        return row;
    }

    /** The text; null when the cell is empty. Longer than {@code most} characters is a violation. */
    public @Nullable String optional(String column, int most) {
        String text = row.get(column).strip();
        if (text.length() > most) {
            refuse(column, "import.too-long");
        }
        return text.isEmpty() ? null : text;
    }

    /** The text; an empty cell is a violation. */
    public String required(String column, int most) {
        String text = optional(column, most);
        if (text == null) {
            refuse(column, "import.required");
            return "";
        }
        return text;
    }

    /** A date, {@code 2025-11-19} or {@code 2025/11/19}, of the years 1900 to 2199; null when empty or wrong. */
    public @Nullable LocalDate date(String column) {
        String text = optional(column, 40);
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text.replace('/', '-'), DATE);
            if (date.getYear() >= 1900 && date.getYear() <= 2199) {
                return date;
            }
        } catch (DateTimeException wrong) {
            // told below, like a year out of range
        }
        refuse(column, "import.date");
        return null;
    }

    /**
     * An instant: ISO 8601 with offset, or {@code 2025-11-19 10:30[:00]}, or a date alone (its first moment), in the given
     * zone, of the years 2000 to 2099; null when empty or wrong.
     */
    public @Nullable Instant instant(String column, ZoneId zone) {
        String text = optional(column, 40);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = parse(text, zone);
            int year = instant.atZone(zone).getYear();
            if (year >= 2000 && year < 2100) {
                return instant;
            }
        } catch (DateTimeException wrong) {
            // told below, like a year out of range
        }
        refuse(column, "import.instant");
        return null;
    }

    /**
     * An instant in the clinic, as {@link #instant(String, ZoneId)}; a date alone is a business date and stands for its
     * first moment (G2).
     */
    public @Nullable Instant instant(String column, Clinic clinic, BusinessCalendar calendar) {
        if (DATE_ONLY.matcher(row.get(column).strip().replace('/', '-')).matches()) {
            Instant midnight = instant(column, clinic.timeZone());
            return midnight == null
                    ? null
                    : calendar.startOf(
                            clinic.code(), midnight.atZone(clinic.timeZone()).toLocalDate());
        }
        return instant(column, clinic.timeZone());
    }

    private static Instant parse(String text, ZoneId zone) {
        if (text.indexOf('T') > 0) {
            return OffsetDateTime.parse(text).toInstant();
        }
        String plain = text.replace('/', '-');
        if (DATE_ONLY.matcher(plain).matches()) {
            return LocalDate.parse(plain, DATE).atStartOfDay(zone).toInstant();
        }
        return LocalDateTime.parse(plain, DATE_TIME).atZone(zone).toInstant();
    }

    /** Money, e.g. {@code 999.00}, never negative, with no more decimals than the currency has; null when empty or wrong. */
    public @Nullable Money money(String column, CurrencyUnit currency) {
        String text = optional(column, 40);
        if (text == null) {
            return null;
        }
        if (AMOUNT.matcher(text).matches()) {
            BigDecimal amount = new BigDecimal(text).stripTrailingZeros();
            if (amount.signum() >= 0 && amount.scale() <= currency.getDecimalPlaces()) {
                return Money.of(currency, amount);
            }
        }
        refuse(column, "import.money");
        return null;
    }

    /** A whole number from {@code least} to {@code most}; null when empty or wrong. */
    public @Nullable Integer integer(String column, int least, int most) {
        String text = optional(column, 40);
        if (text == null) {
            return null;
        }
        if (INTEGER.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        refuse(column, "import.integer");
        return null;
    }

    /** One of the given words; null when empty or another. */
    public <T> @Nullable T oneOf(String column, Map<String, T> words) {
        String text = optional(column, 200);
        if (text == null) {
            return null;
        }
        T meaning = words.get(text);
        if (meaning == null) {
            refuse(column, "import.choice");
        }
        return meaning;
    }

    /** 是 or 否, yes or no, true or false, 1 or 0; an empty cell is no. */
    public boolean yes(String column) {
        return Boolean.TRUE.equals(oneOf(column, YES_NO));
    }

    /** Adds a violation: a message key, or a sentence. */
    public void refuse(String column, String message) {
        violations.add(new Violation(column, message));
    }

    /** Whether nothing is wrong so far. */
    public boolean good() {
        return violations.isEmpty();
    }

    /** The result of the row: refused when something is wrong with it, else created. */
    public Importer.RowResult result() {
        return good() ? Importer.RowResult.created(row) : Importer.RowResult.refused(row, violations);
    }
}
