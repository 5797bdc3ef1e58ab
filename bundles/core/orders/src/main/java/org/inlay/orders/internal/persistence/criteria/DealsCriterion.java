package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Period;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** Business dates with a standing deal (T1): how many, and when. */
@Component(service = SegmentCriterion.class)
public final class DealsCriterion implements SegmentCriterion {
    private static final Parameter<NumberTest> DATES = Parameter.count();
    private static final Parameter<DateTest> PERIOD = Parameter.period();

    @Override
    public String id() {
        return "deals";
    }

    @Override
    public String permission() {
        return "orders:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(DATES, PERIOD);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        NumberTest test = arguments.get(DATES);
        Period period = arguments.get(PERIOD).period(scope.today());
        if (period.open()) {
            return Facts.number("deal_dates", test, scope);
        }
        SqlCondition deals =
                SqlCondition.of("d.customer = c.id").and(scope.on("d.clinic")).and(period.on("d.business_date"));
        return test.any()
                ? SqlCondition.exists("api_deals_v1 d", deals)
                : SqlCondition.aggregate("count(distinct d.business_date)", "api_deals_v1 d", deals, test);
    }
}
