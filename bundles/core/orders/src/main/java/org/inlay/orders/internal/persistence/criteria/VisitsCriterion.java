package org.inlay.orders.internal.persistence.criteria;

import java.util.Arrays;
import java.util.List;
import org.inlay.customers.VisitType;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Days with a visit: how many, when, of which type (the day's, V3), with spending (an attached order with net above zero,
 * V5) or without, dealt (a standing deal attached that date, V8) or not.
 */
@Component(service = SegmentCriterion.class)
public final class VisitsCriterion implements SegmentCriterion {
    private static final Parameter<NumberTest> DAYS = Parameter.count();
    private static final Parameter<DateTest> PERIOD = Parameter.period();
    private static final Parameter<List<String>> TYPES = Parameter.texts(
            "types",
            () -> Arrays.stream(VisitType.values()).map(VisitType::name).toList());
    private static final Parameter<Boolean> SPENDING = Parameter.flag("spending");
    private static final Parameter<Boolean> DEALT = Parameter.flag("dealt");

    private static final SqlCondition SPENT = SqlCondition.exists(
            "or_order o",
            SqlCondition.of("o.customer = v.customer and o.clinic = v.clinic and o.business_date = v.visit_date"
                    + " and o.status = 'CONFIRMED' and o.net_minor > 0 and o.visit is not null"));
    private static final SqlCondition DEAL = SqlCondition.exists(
            "api_deals_v1 d",
            SqlCondition.of("d.customer = v.customer and d.clinic = v.clinic and d.business_date = v.visit_date"
                    + " and d.visit is not null"));

    @Override
    public String id() {
        return "visits";
    }

    @Override
    public String permission() {
        return "visits:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(DAYS, PERIOD, TYPES, SPENDING, DEALT);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        List<String> types = arguments.find(TYPES);
        SqlCondition days = SqlCondition.of("v.customer = c.id and v.opens_day = true")
                .and(scope.on("v.clinic"))
                .and(arguments.get(PERIOD).period(scope.today()).on("v.visit_date"))
                .and(types == null ? SqlCondition.always() : SqlCondition.in("v.visit_type", types))
                .and(asked(arguments.find(SPENDING), SPENT))
                .and(asked(arguments.find(DEALT), DEAL));
        NumberTest test = arguments.get(DAYS);
        return test.any()
                ? SqlCondition.exists("api_visits_v1 v", days)
                : SqlCondition.aggregate("count(*)", "api_visits_v1 v", days, test);
    }

    private static SqlCondition asked(@Nullable Boolean wanted, SqlCondition condition) {
        if (wanted == null) {
            return SqlCondition.always();
        }
        return wanted ? condition : condition.not();
    }
}
