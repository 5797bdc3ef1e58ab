package org.inlay.customers.internal.persistence.criteria;

import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** A booked appointment that is still to come; by purpose and by business date. */
@Component(service = SegmentCriterion.class)
public final class UpcomingAppointmentCriterion implements SegmentCriterion {
    private static final Parameter<DateTest> PERIOD = Parameter.period();
    private static final Parameter<List<String>> PURPOSES =
            Parameter.texts("purposes", () -> List.of("CONSULT", "COURSE", "CHECK_UP"));

    @Override
    public String id() {
        return "upcoming-appointment";
    }

    @Override
    public String permission() {
        return "appointments:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERIOD, PURPOSES);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        List<String> purposes = arguments.find(PURPOSES);
        return SqlCondition.exists(
                "cu_appointment a",
                SqlCondition.of("a.customer = c.id and a.status = 'BOOKED' and a.starts_at > ?", scope.now())
                        .and(scope.on("a.clinic"))
                        .and(arguments.get(PERIOD).period(scope.today()).on("a.business_date"))
                        .and(purposes == null ? SqlCondition.always() : SqlCondition.in("a.purpose", purposes)));
    }
}
