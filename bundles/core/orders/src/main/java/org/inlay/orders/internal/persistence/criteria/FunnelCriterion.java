package org.inlay.orders.internal.persistence.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.inlay.customers.VisitType;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Period;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.orders.internal.domain.FunnelStep;
import org.osgi.service.component.annotations.Component;

/** Customers of a step of the funnel (V8); arrived and dealt of days of some types (V3). */
@Component(service = SegmentCriterion.class)
public final class FunnelCriterion extends ReportCriterion {
    private static final Parameter<String> STEP = Parameter.text("step", FunnelStep::names);
    private static final Parameter<List<String>> TYPES = Parameter.texts(
            "types",
            () -> Arrays.stream(VisitType.values()).map(VisitType::name).toList());

    private static final String VISITS = "api_visits_v1 v";
    private static final String DEALS = "api_deals_v1 d";
    private static final SqlCondition SAME_DAY =
            SqlCondition.of("d.customer = v.customer and d.clinic = v.clinic and d.business_date = v.visit_date"
                    + " and v.opens_day = true");

    public FunnelCriterion() {
        super("funnel");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(STEP, TYPES, PERIOD);
    }

    @Override
    public void check(Arguments arguments, BiConsumer<String, String> refuse) {
        if (arguments.find(TYPES) != null && !step(arguments).typed()) {
            refuse.accept("types", "violation.segment-member");
        }
    }

    private static FunnelStep step(Arguments arguments) {
        return FunnelStep.valueOf(arguments.get(STEP));
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        Period period = period(arguments, scope);
        return switch (step(arguments)) {
            case ENQUIRED -> SqlCondition.exists("api_enquiries_v1 e", own("e", "asked_date", period, scope));
            case BOOKED ->
                SqlCondition.exists(
                        "api_appointments_v1 a",
                        own("a", "business_date", period, scope).and("a.status in ('BOOKED', 'ARRIVED', 'NO_SHOW')"));
            case ARRIVED -> SqlCondition.exists(VISITS, arrived(arguments, scope));
            case DEALT ->
                SqlCondition.exists(VISITS, arrived(arguments, scope).and(SqlCondition.exists(DEALS, SAME_DAY)));
            case DEALT_WITHOUT_VISIT ->
                SqlCondition.exists(
                        DEALS,
                        own("d", "business_date", period, scope)
                                .and(SqlCondition.exists(VISITS, SAME_DAY).not()));
        };
    }

    private static SqlCondition arrived(Arguments arguments, Scope scope) {
        List<String> types = arguments.find(TYPES);
        return own("v", "visit_date", period(arguments, scope), scope)
                .and("v.opens_day = true")
                .and(types == null ? SqlCondition.always() : SqlCondition.in("v.visit_type", types));
    }
}
