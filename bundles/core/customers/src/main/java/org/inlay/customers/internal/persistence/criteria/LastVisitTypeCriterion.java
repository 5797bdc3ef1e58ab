package org.inlay.customers.internal.persistence.criteria;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.inlay.customers.VisitType;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.Choice;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.platform.Clinic;
import org.osgi.service.component.annotations.Component;

/**
 * Last visit type (最近一次到访类型, V6); NOT_VISITED = 未到访. Before the first visit here it is what the old system said of
 * the customer, if it was imported (T8).
 */
@Component(service = SegmentCriterion.class)
public final class LastVisitTypeCriterion implements SegmentCriterion {
    /** 未到访. */
    public static final String NOT_VISITED = "NOT_VISITED";

    private static final Parameter<Choice> TYPES = Parameter.choice(() -> Stream.concat(
                    Stream.of(NOT_VISITED), Arrays.stream(VisitType.values()).map(VisitType::name))
            .toList());

    @Override
    public String id() {
        return "last-visit-type";
    }

    @Override
    public String permission() {
        return "visits:read";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(TYPES);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        Choice choice = arguments.get(TYPES);
        SqlCondition visited = SqlCondition.of("f.customer = c.id and f.clinic = ?", scope.clinic());
        SqlCondition legacy = SqlCondition.of("l.customer = c.id and l.visit_type is not null");
        if (!scope.clinic().equals(Clinic.ORGANISATION)) {
            legacy = legacy.and("l.clinic = ?", scope.clinic());
        }
        SqlCondition never = SqlCondition.exists("cu_facts f", visited.and("f.last_visit_type is not null"))
                .not();
        SqlCondition one = SqlCondition.exists(
                        "cu_facts f", visited.and(SqlCondition.in("f.last_visit_type", choice.values())))
                .or(never.and(SqlCondition.exists(
                        "cu_legacy_type l", legacy.and(SqlCondition.in("l.visit_type", choice.values())))));
        if (choice.values().contains(NOT_VISITED)) {
            one = one.or(
                    never.and(SqlCondition.exists("cu_legacy_type l", legacy).not()));
        }
        return choice.operator() == Choice.Operator.IN ? one : one.not();
    }
}
