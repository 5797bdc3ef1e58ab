package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** 预约未到访 (V7): an appointment whose time has passed, without an arrival there that date, neither cancelled nor moved. */
@Component(service = SegmentCriterion.class)
public final class BookedNotArrivedCriterion implements SegmentCriterion {
    private static final Parameter<DateTest> PERIOD = Parameter.period();

    @Override
    public String id() {
        return "booked-not-arrived";
    }

    @Override
    public String permission() {
        return "appointments:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERIOD);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        SqlCondition arrived = SqlCondition.exists(
                "cu_visit v",
                SqlCondition.of("v.customer = a.customer and v.clinic = a.clinic and v.visit_date = a.business_date"
                        + " and v.status = 'ARRIVED'"));
        SqlCondition waiting = SqlCondition.of("a.status = 'BOOKED' and a.starts_at <= ?", scope.now())
                .and(arrived.not());
        return SqlCondition.exists(
                "cu_appointment a",
                SqlCondition.of("a.customer = c.id")
                        .and(scope.on("a.clinic"))
                        .and(arguments.get(PERIOD).period(scope.today()).on("a.business_date"))
                        .and(SqlCondition.of("a.status = 'NO_SHOW'").or(waiting)));
    }
}
