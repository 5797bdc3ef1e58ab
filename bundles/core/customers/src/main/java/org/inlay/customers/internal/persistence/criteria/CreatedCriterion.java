package org.inlay.customers.internal.persistence.criteria;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inlay.customers.spi.Arguments;
import org.inlay.customers.spi.DateTest;
import org.inlay.customers.spi.Parameter;
import org.inlay.customers.spi.Period;
import org.inlay.customers.spi.Scope;
import org.inlay.customers.spi.SegmentCriterion;
import org.inlay.customers.spi.SqlCondition;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Clinic;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** When the customer was entered, by the business dates of the home clinic. */
@Component(service = SegmentCriterion.class)
public final class CreatedCriterion extends Profile {
    private static final Parameter<DateTest> DATE = Parameter.date();

    private final BusinessCalendar calendar;

    @Activate
    public CreatedCriterion(@Reference BusinessCalendar calendar) {
        super("created");
        this.calendar = calendar;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(DATE);
    }

    @Override
    public SqlCondition condition(Arguments arguments, Scope scope) {
        DateTest test = arguments.get(DATE);
        if (test.operator() == DateTest.Operator.NEVER) {
            return SqlCondition.of("1 = 0");
        }
        Period period = test.period(scope.today());
        Map<Window, TreeSet<String>> windows = new TreeMap<>();
        scope.clinics()
                .forEach(clinic -> windows.computeIfAbsent(window(clinic, period), w -> new TreeSet<>())
                        .add(clinic.code()));
        if (windows.size() == 1) {
            return windows.keySet().iterator().next().condition();
        }
        return windows.entrySet().stream()
                .map(entry -> SqlCondition.in("c.clinic", entry.getValue())
                        .and(entry.getKey().condition()))
                .reduce(SqlCondition::or)
                .orElseGet(() -> SqlCondition.of("1 = 0"));
    }

    private Window window(Clinic clinic, Period period) {
        return new Window(
                period.from() == null ? Instant.MIN : calendar.startOf(clinic.code(), period.from()),
                period.to() == null ? Instant.MAX : calendar.startOf(clinic.code(), period.to()));
    }

    /** Instants from one on until before another. */
    private record Window(Instant from, Instant to) implements Comparable<Window> {
        SqlCondition condition() {
            SqlCondition condition = SqlCondition.always();
            if (!from.equals(Instant.MIN)) {
                condition = condition.and("c.created_at >= ?", from);
            }
            return to.equals(Instant.MAX) ? condition : condition.and("c.created_at < ?", to);
        }

        @Override
        public int compareTo(Window other) {
            int first = from.compareTo(other.from);
            return first == 0 ? to.compareTo(other.to) : first;
        }
    }
}
