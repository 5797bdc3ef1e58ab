package org.inlay.customers.spi;

import java.util.List;

/** One of these values, or none of them: {@code {"operator":"IN","values":["ONCE"]}}. */
public record Choice(Operator operator, List<String> values) {
    /** How it chooses; IN where nothing is stated. */
    public enum Operator {
        IN,
        NOT_IN
    }

    /** The column has one of the values; a missing value is none of them. */
    public SqlCondition on(String column) {
        SqlCondition in = SqlCondition.of(column + " is not null").and(SqlCondition.in(column, values));
        return operator == Operator.IN ? in : in.not();
    }

    /** Whether the value is chosen. */
    public boolean chooses(String value) {
        return values.contains(value) == (operator == Operator.IN);
    }
}
