package org.inlay.orders.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** A standing deal in the period, and another on an earlier date (复购). */
@Component(service = SegmentCriterion.class)
public final class RepurchaseCriterion extends ReportCriterion {
    public RepurchaseCriterion() {
        super("repurchase");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERIOD);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        SqlCondition earlier = SqlCondition.exists(
                "api_deals_v1 b",
                SqlCondition.of("b.customer = d.customer and b.business_date < d.business_date")
                        .and(scope.on("b.clinic")));
        return SqlCondition.exists(
                "api_deals_v1 d",
                own("d", "business_date", period(arguments, scope), scope).and(earlier));
    }
}
