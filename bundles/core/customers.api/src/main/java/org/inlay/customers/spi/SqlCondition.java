package org.inlay.customers.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A condition on one customer, as SQL that Derby and PostgreSQL both understand. The customer's id is {@code c.id}; read
 * the {@code api_…_v1} views of the core and tables of your own prefix, nothing else. Every value is a bind; constants of
 * closed sets may stand in the text. A condition is true or false for every customer, never unknown: guard a column that
 * may be null ({@code x is not null and x > ?}); {@link #exists} and {@link #aggregate} are never unknown.
 *
 * @param sql with a question mark for each bind
 * @param binds of JDK types: Long, Integer, String, Boolean, BigDecimal, LocalDate, Instant
 */
public record SqlCondition(String sql, List<Object> binds) {
    public SqlCondition {
        binds = List.copyOf(binds);
    }

    public static SqlCondition of(String sql, Object... binds) {
        return new SqlCondition(sql, List.of(binds));
    }

    /** Holds always. */
    public static SqlCondition always() {
        return of("1 = 1");
    }

    /** The column has one of the values. */
    public static SqlCondition in(String column, Collection<?> values) {
        if (values.isEmpty()) {
            return of("1 = 0");
        }
        String marks = String.join(", ", values.stream().map(value -> "?").toList());
        return new SqlCondition(column + " in (" + marks + ")", List.copyOf(values));
    }

    /** There is a row of the table, named with its alias, for which the condition holds. */
    public static SqlCondition exists(String table, SqlCondition where) {
        return new SqlCondition("exists (select 1 from " + table + " where " + where.sql + ")", where.binds);
    }

    /** The rows of the table for which the condition holds, aggregated: {@code count(*)}, {@code sum(o.net_minor)}. */
    public static SqlCondition aggregate(String function, String table, SqlCondition where, NumberTest test) {
        // a default around the whole subquery makes Derby's compiler fail on distinct counts
        String value = function.startsWith("count(") ? function : "coalesce(" + function + ", 0)";
        SqlCondition compared = test.on("(select " + value + " from " + table + " where " + where.sql + ")");
        List<Object> all = new ArrayList<>(where.binds);
        if (test.operator() == NumberTest.Operator.BETWEEN) {
            all.add(compared.binds.get(0));
            all.addAll(where.binds);
            all.add(compared.binds.get(1));
        } else {
            all.addAll(compared.binds);
        }
        return new SqlCondition(compared.sql, all);
    }

    public SqlCondition and(SqlCondition other) {
        return joined(" and ", other);
    }

    public SqlCondition and(String sql, Object... binds) {
        return and(of(sql, binds));
    }

    public SqlCondition or(SqlCondition other) {
        return joined(" or ", other);
    }

    /** Holds where this one does not. */
    public SqlCondition not() {
        return new SqlCondition("not (" + sql + ")", binds);
    }

    private SqlCondition joined(String word, SqlCondition other) {
        List<Object> all = new ArrayList<>(binds);
        all.addAll(other.binds);
        return new SqlCondition("(" + sql + word + other.sql + ")", all);
    }
}
