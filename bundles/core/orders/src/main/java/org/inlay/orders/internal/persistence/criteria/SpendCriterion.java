package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** Net of confirmed orders less returns: how much, when, on which order types, for which items or kinds. */
@Component(service = SegmentCriterion.class)
public final class SpendCriterion implements SegmentCriterion {
    private static final Parameter<NumberTest> AMOUNT = Parameter.money();

    @Override
    public String id() {
        return "spend";
    }

    @Override
    public String permission() {
        return "orders:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(AMOUNT, OrderFilter.PERIOD, OrderFilter.ORDER_TYPES, OrderFilter.ITEMS, OrderFilter.KINDS);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        NumberTest test = arguments.get(AMOUNT);
        if (OrderFilter.everything(arguments, scope)) {
            return Facts.number("spend_minor", test, scope);
        }
        SqlCondition orders = OrderFilter.orders(arguments, scope);
        return OrderFilter.ofLines(arguments)
                ? SqlCondition.aggregate(
                        "sum(l.net_minor - l.returned_minor)",
                        "or_order o join or_line l on l.order_id = o.id",
                        orders.and(OrderFilter.lines(arguments)),
                        test)
                : SqlCondition.aggregate("sum(o.net_minor)", "or_order o", orders, test);
    }
}
