package org.inlay.customers.spi;

/**
 * A comparison with whole numbers; money is in minor units: {@code {"operator":"AT_LEAST","value":2}}.
 *
 * @param upper the other end of BETWEEN, inclusive; else the same as {@code value}
 */
public record NumberTest(Operator operator, long value, long upper) {
    /** How it compares; AT_LEAST where nothing is stated. */
    public enum Operator {
        EQUALS("="),
        AT_LEAST(">="),
        AT_MOST("<="),
        MORE_THAN(">"),
        LESS_THAN("<"),
        BETWEEN(">=");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }
    }

    /** The expression, which is never null, compares so. */
    public SqlCondition on(String expression) {
        SqlCondition first = SqlCondition.of(expression + " " + operator.sql + " ?", value);
        return operator == Operator.BETWEEN ? first.and(expression + " <= ?", upper) : first;
    }

    /** Whether the number compares so. */
    public boolean holds(long number) {
        return switch (operator) {
            case EQUALS -> number == value;
            case AT_LEAST -> number >= value;
            case AT_MOST -> number <= value;
            case MORE_THAN -> number > value;
            case LESS_THAN -> number < value;
            case BETWEEN -> number >= value && number <= upper;
        };
    }

    /** Whether it asks for one or more, so that looking for any is enough. */
    public boolean any() {
        return operator == Operator.AT_LEAST && value == 1 || operator == Operator.MORE_THAN && value == 0;
    }
}
