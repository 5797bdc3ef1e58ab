package org.inlay.customers.spi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Dates from one on until before another.
 *
 * @param from null = from the beginning
 * @param to null = without end
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {
    /** The column lies in it. */
    public SqlCondition on(String column) {
        SqlCondition condition = SqlCondition.always();
        if (from != null) {
            condition = condition.and(column + " >= ?", from);
        }
        return to == null ? condition : condition.and(column + " < ?", to);
    }

    /** Whether it holds every date. */
    public boolean open() {
        return from == null && to == null;
    }

    /** Whether the date lies in it. */
    public boolean holds(LocalDate date) {
        return (from == null || !date.isBefore(from)) && (to == null || date.isBefore(to));
    }
}
