package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** One confirmed order with such a net, less returns (客单价); an order of which nothing is left is none. */
@Component(service = SegmentCriterion.class)
public final class TicketCriterion extends ReportCriterion {
    private static final Parameter<NumberTest> NET = Parameter.money();

    public TicketCriterion() {
        super("ticket");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(NET, PERIOD);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        return SqlCondition.exists(
                "or_order o",
                own("o", "business_date", period(arguments, scope), scope)
                        .and("o.status = 'CONFIRMED' and o.net_minor > 0")
                        .and(arguments.get(NET).on("o.net_minor")));
    }
}
