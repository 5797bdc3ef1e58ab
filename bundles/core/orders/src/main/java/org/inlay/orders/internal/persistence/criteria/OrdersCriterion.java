package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** Confirmed orders: how many, when, of which order type, with which items or kinds sold on them, dealt or not. */
@Component(service = SegmentCriterion.class)
public final class OrdersCriterion implements SegmentCriterion {
    private static final Parameter<NumberTest> COUNT = Parameter.count();
    private static final Parameter<Boolean> DEALT = Parameter.flag("dealt");
    private static final SqlCondition DEAL =
            SqlCondition.exists("api_deals_v1 d", SqlCondition.of("d.order_id = o.id"));

    @Override
    public String id() {
        return "orders";
    }

    @Override
    public String permission() {
        return "orders:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(COUNT, OrderFilter.PERIOD, OrderFilter.ORDER_TYPES, OrderFilter.ITEMS, OrderFilter.KINDS, DEALT);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        NumberTest test = arguments.get(COUNT);
        Boolean dealt = arguments.find(DEALT);
        if (dealt == null && OrderFilter.everything(arguments, scope)) {
            return Facts.number("orders", test, scope);
        }
        SqlCondition orders = OrderFilter.orders(arguments, scope);
        if (OrderFilter.ofLines(arguments)) {
            orders = orders.and(SqlCondition.exists(
                    "or_line l", SqlCondition.of("l.order_id = o.id").and(OrderFilter.lines(arguments))));
        }
        if (dealt != null) {
            orders = orders.and(dealt ? DEAL : DEAL.not());
        }
        return test.any()
                ? SqlCondition.exists("or_order o", orders)
                : SqlCondition.aggregate("count(*)", "or_order o", orders, test);
    }
}
