package org.inlay.orders.internal.persistence.criteria;

import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Period;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;

/** What reports count in a period: whoever may see a report may open its numbers. */
abstract class ReportCriterion implements SegmentCriterion {
    static final Parameter<DateTest> PERIOD = Parameter.period();

    private final String id;

    ReportCriterion(String id) {
        this.id = id;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String permission() {
        return "reports:read";
    }

    static Period period(Arguments arguments, Scope scope) {
        return arguments.get(PERIOD).period(scope.today());
    }

    /** The customer's, in the scope, on these dates. */
    static SqlCondition own(String alias, String date, Period period, Scope scope) {
        return SqlCondition.of(alias + ".customer = c.id")
                .and(scope.on(alias + ".clinic"))
                .and(period.on(alias + "." + date));
    }
}
