package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;

/** A date among the customer's facts; NEVER also where there are no facts. */
abstract class FactsDate implements SegmentCriterion {
    private static final Parameter<DateTest> DATE = Parameter.date();

    private final String id;
    private final String column;

    FactsDate(String id, String column) {
        this.id = id;
        this.column = "f." + column;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String permission() {
        return "orders:read";
    }

    @Override
    public final List<Parameter<?>> parameters() {
        return List.of(DATE);
    }

    @Override
    public final SqlCondition condition(Arguments arguments, Scope scope) {
        DateTest test = arguments.get(DATE);
        return test.operator() == DateTest.Operator.NEVER
                ? Facts.row(scope, SqlCondition.of(column + " is not null")).not()
                : Facts.row(scope, test.on(column, scope));
    }
}
