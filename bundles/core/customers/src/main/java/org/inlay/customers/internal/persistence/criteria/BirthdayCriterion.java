package org.inlay.customers.internal.persistence.criteria;

import java.time.LocalDate;
import java.util.List;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Period;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.osgi.service.component.annotations.Component;

/**
 * The birthday, whatever the year of birth, falls into a period. Who was born on 29 February has it on 28 February of
 * other years. A period without an end, or of a year and more, holds every birthday.
 */
@Component(service = SegmentCriterion.class)
public final class BirthdayCriterion extends Profile {
    private static final Parameter<DateTest> PERIOD = Parameter.period();
    private static final int LEAP_DAY = 229;

    public BirthdayCriterion() {
        super("birthday");
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(PERIOD);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        Period period = arguments.get(PERIOD).period(scope.today());
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (from == null || to == null || !to.isBefore(from.plusYears(1))) {
            return SqlCondition.of("c.birth_day is not null");
        }
        if (!from.isBefore(to)) {
            return SqlCondition.of("1 = 0");
        }
        int first = number(from);
        int last = number(to.minusDays(1));
        SqlCondition within = SqlCondition.of("c.birth_day >= ?", first);
        SqlCondition until = SqlCondition.of("c.birth_day <= ?", last);
        SqlCondition days = first <= last ? within.and(until) : within.or(until);
        return SqlCondition.of("c.birth_day is not null")
                .and(leapDayMoves(from, to) ? days.or(SqlCondition.of("c.birth_day = ?", LEAP_DAY)) : days);
    }

    private static int number(LocalDate date) {
        return date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** Whether the period holds the 28 February of a year without a 29th. */
    private static boolean leapDayMoves(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            LocalDate last = LocalDate.of(year, 2, 28);
            if (!last.isLeapYear() && !last.isBefore(from) && last.isBefore(to)) {
                return true;
            }
        }
        return false;
    }
}
