package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** Business date of the latest visit; NEVER = 未到访. */
@Component(service = SegmentCriterion.class)
public final class LastVisitCriterion implements SegmentCriterion {
    private static final Parameter<DateTest> DATE = Parameter.date();

    @Override
    public String id() {
        return "last-visit";
    }

    @Override
    public String permission() {
        return "visits:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(DATE);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        DateTest test = arguments.get(DATE);
        SqlCondition facts = SqlCondition.of("f.customer = c.id and f.clinic = ?", scope.clinic());
        return test.operator() == DateTest.Operator.NEVER
                ? SqlCondition.exists("cu_facts f", facts.and("f.last_visit_date is not null"))
                        .not()
                : SqlCondition.exists("cu_facts f", facts.and(test.on("f.last_visit_date", scope)));
    }
}
