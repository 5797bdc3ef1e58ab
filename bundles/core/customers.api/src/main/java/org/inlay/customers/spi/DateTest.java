package org.inlay.customers.spi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A comparison with dates: {@code {"operator":"BEFORE","date":"2025-11-19"}}, {@code {"operator":"LAST_DAYS","days":90}}.
 *
 * @param date of ON, BEFORE, FROM; begin of BETWEEN
 * @param until end of BETWEEN, exclusive
 * @param days of the relative ones
 */
public record DateTest(
        Operator operator,
        @Nullable LocalDate date,
        @Nullable LocalDate until,
        int days) {
    /** How it compares. */
    public enum Operator {
        ON,
        BEFORE,
        /** On the date or later. */
        FROM,
        /** From {@code from}, before {@code to}. */
        BETWEEN,
        /** Today or at most so many days ago. */
        LAST_DAYS,
        /** More than so many days ago. */
        NOT_LAST_DAYS,
        /** Today or in at most so many days. */
        NEXT_DAYS,
        /** There is no date. */
        NEVER
    }

    /** The dates that satisfy it: half-open, an open end being null. NEVER has none. */
    public Period period(LocalDate today) {
        return switch (operator) {
            case ON -> new Period(date, date == null ? null : date.plusDays(1));
            case BEFORE -> new Period(null, date);
            case FROM -> new Period(date, null);
            case BETWEEN -> new Period(date, until);
            case LAST_DAYS -> new Period(today.minusDays(days), today.plusDays(1));
            case NOT_LAST_DAYS -> new Period(null, today.minusDays(days));
            case NEXT_DAYS -> new Period(today, today.plusDays(days + 1L));
            case NEVER -> new Period(null, null);
        };
    }

    /** The column compares so; a column without a date satisfies NEVER alone. */
    public SqlCondition on(String column, Scope scope) {
        return operator == Operator.NEVER
                ? SqlCondition.of(column + " is null")
                : SqlCondition.of(column + " is not null")
                        .and(period(scope.today()).on(column));
    }
}
