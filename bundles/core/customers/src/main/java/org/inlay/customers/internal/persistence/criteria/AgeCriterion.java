package org.inlay.customers.internal.persistence.criteria;

import java.time.LocalDate;
import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.NumberTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/** Age in whole years today; nobody without a birthday. */
@Component(service = SegmentCriterion.class)
public final class AgeCriterion extends Profile {
    private static final Parameter<NumberTest> YEARS = Parameter.number();
    private static final int OLDEST = 200;

    public AgeCriterion() {
        super("age");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(YEARS);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        NumberTest test = arguments.get(YEARS);
        LocalDate today = scope.today();
        return SqlCondition.of("c.birthday is not null").and(ages(test, today));
    }

    private static SqlCondition ages(NumberTest test, LocalDate today) {
        return switch (test.operator()) {
            case EQUALS -> atLeast(test.value(), today).and(atMost(test.value(), today));
            case AT_LEAST -> atLeast(test.value(), today);
            case MORE_THAN -> atLeast(test.value() + 1, today);
            case AT_MOST -> atMost(test.value(), today);
            case LESS_THAN -> atMost(test.value() - 1, today);
            case BETWEEN -> atLeast(test.value(), today).and(atMost(test.upper(), today));
        };
    }

    private static SqlCondition atLeast(long years, LocalDate today) {
        return SqlCondition.of("c.birthday <= ?", today.minusYears(bounded(years)));
    }

    private static SqlCondition atMost(long years, LocalDate today) {
        return SqlCondition.of("c.birthday > ?", today.minusYears(bounded(years) + 1));
    }

    private static long bounded(long years) {
        return Math.max(-1, Math.min(OLDEST, years));
    }
}
