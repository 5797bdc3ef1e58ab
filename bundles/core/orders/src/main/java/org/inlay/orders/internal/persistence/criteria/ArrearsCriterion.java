package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** What is due on confirmed orders (欠费, D10). */
@Component(service = SegmentCriterion.class)
public final class ArrearsCriterion implements SegmentCriterion {
    private static final Parameter<NumberTest> AMOUNT = Parameter.money();

    @Override
    public String id() {
        return "arrears-amount";
    }

    @Override
    public String permission() {
        return "orders:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(AMOUNT);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        return Facts.number("arrears_minor", arguments.get(AMOUNT), scope);
    }
}
