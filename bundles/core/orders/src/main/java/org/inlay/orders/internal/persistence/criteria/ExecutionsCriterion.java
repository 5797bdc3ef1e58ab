package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** Sessions executed (划扣) and not voided: how many, when, of which items. */
@Component(service = SegmentCriterion.class)
public final class ExecutionsCriterion implements SegmentCriterion {
    private static final Parameter<NumberTest> SESSIONS = Parameter.count();
    private static final Parameter<DateTest> PERIOD = Parameter.period();
    private static final Parameter<List<String>> ITEMS = Parameter.texts("items", List::of);

    @Override
    public String id() {
        return "executions";
    }

    @Override
    public String permission() {
        return "orders:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(SESSIONS, PERIOD, ITEMS);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        List<String> items = arguments.find(ITEMS);
        SqlCondition executions = SqlCondition.of("x.customer = c.id")
                .and(scope.on("x.clinic"))
                .and(arguments.get(PERIOD).period(scope.today()).on("x.business_date"))
                .and(items == null ? SqlCondition.always() : SqlCondition.in("x.item_code", items));
        NumberTest test = arguments.get(SESSIONS);
        return test.any()
                ? SqlCondition.exists("api_executions_v1 x", executions)
                : SqlCondition.aggregate("sum(x.quantity)", "api_executions_v1 x", executions, test);
    }
}
