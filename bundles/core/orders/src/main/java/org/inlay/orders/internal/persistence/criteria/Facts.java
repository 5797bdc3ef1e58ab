package org.inlay.orders.internal.persistence.criteria;

import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SqlCondition;

/** Conditions on the customer's row of facts; who has no row never had an order, and every number is zero. */
final class Facts {
    private Facts() {}

    static SqlCondition number(String column, NumberTest test, Scope scope) {
        return test.holds(0) ? row(scope, test.on("f." + column).not()).not() : row(scope, test.on("f." + column));
    }

    static SqlCondition row(Scope scope, SqlCondition condition) {
        return SqlCondition.exists(
                "or_facts f",
                SqlCondition.of("f.customer = c.id and f.clinic = ?", scope.clinic())
                        .and(condition));
    }
}
