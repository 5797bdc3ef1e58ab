package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.inlay.customers.Segments.Member;
import org.inlay.customers.Segments.Order;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Asks the database which customers satisfy a condition: one statement for each answer (S2). */
public interface SegmentStore {
    long count(SqlCondition condition);

    /**
     * Customers in the order, after one of them.
     *
     * @param clinic whose last visits are shown
     * @param after the last customer of the part before
     */
    List<Member> members(SqlCondition condition, String clinic, Order order, @Nullable Id after, int limit);

    /** Hands over all of them in the order. */
    void each(SqlCondition condition, String clinic, Order order, Consumer<Member> rows);

    /** Which of the conditions hold for the customer, in their order; empty when it can be in no segment at all. */
    Optional<List<Boolean>> holding(List<SqlCondition> conditions, Id customer);
}
