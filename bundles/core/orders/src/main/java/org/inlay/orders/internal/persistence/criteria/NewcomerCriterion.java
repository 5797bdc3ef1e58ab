package org.inlay.orders.internal.persistence.criteria;

import java.time.LocalDate;
import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Period;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** The first visit or confirmed order lies in the period. */
@Component(service = SegmentCriterion.class)
public final class NewcomerCriterion extends ReportCriterion {
    public NewcomerCriterion() {
        super("newcomer");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERIOD);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        Period period = period(arguments, scope);
        LocalDate from = period.from();
        SqlCondition seen = seen(period, scope);
        return from == null
                ? seen
                : seen.and(seen(new Period(null, from), scope).not());
    }

    private static SqlCondition seen(Period period, Scope scope) {
        return SqlCondition.exists(
                        "api_visits_v1 v", own("v", "visit_date", period, scope).and("v.opens_day = true"))
                .or(SqlCondition.exists(
                        "or_order o", own("o", "business_date", period, scope).and("o.status = 'CONFIRMED'")));
    }
}
