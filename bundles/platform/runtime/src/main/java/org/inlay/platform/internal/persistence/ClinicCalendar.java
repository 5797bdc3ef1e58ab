package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.Tables.TIME;
import static org.inlay.platform.internal.persistence.Tables.TIME_CLINIC;
import static org.inlay.platform.internal.persistence.Tables.TIME_CUT_OFF;
import static org.inlay.platform.internal.persistence.Tables.TIME_FROM;
import static org.inlay.platform.internal.persistence.Tables.TIME_ZONE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Problem;
import org.inlay.platform.internal.domain.BusinessDays;
import org.inlay.platform.internal.domain.DayRule;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Business dates from the clinics' zones and cut-offs. They are kept for five minutes: a change is always made at least
 * {@link #NOTICE} ahead, so that no node uses an old rule after a new one has begun.
 */
@Component(service = {BusinessCalendar.class, ClinicCalendar.class})
public final class ClinicCalendar implements BusinessCalendar {

    /** How long before it begins a change is stored. */
    static final Duration NOTICE = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Sql sql;
    private final Clock clock;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    @Activate
    public ClinicCalendar(
            @Reference Sql sql,
            @Reference Clock clock,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public LocalDate dateOf(String clinic, Instant instant) {
        return days(clinic).dateOf(instant);
    }

    @Override
    public LocalDate today(String clinic) {
        return dateOf(clinic, clock.instant());
    }

    @Override
    public Instant startOf(String clinic, LocalDate date) {
        return days(clinic).startOf(date);
    }

    /** The zone and cut-off in force in the clinic now. */
    DayRule now(String clinic) {
        return days(clinic).ruleFor(today(clinic));
    }

    /** The clinic's days as stored at this moment. */
    BusinessDays read(String clinic) {
        List<DayRule> rules = sql.dsl()
                .select(TIME_FROM, TIME_ZONE, TIME_CUT_OFF)
                .from(TIME)
                .where(TIME_CLINIC.eq(clinic))
                .fetch(row -> new DayRule(
                        row.value1(), ZoneId.of(row.value2()), LocalTime.ofSecondOfDay(row.value3() * 60L)));
        if (rules.isEmpty()) {
            throw Problem.notFound("clinic");
        }
        return new BusinessDays(rules);
    }

    /** Stores a rule and forgets what this node kept. */
    void add(String clinic, DayRule rule) {
        sql.dsl()
                .insertInto(TIME)
                .set(TIME_CLINIC, clinic)
                .set(TIME_FROM, rule.from())
                .set(TIME_ZONE, rule.zone().getId())
                .set(TIME_CUT_OFF, rule.cutOff().toSecondOfDay() / 60)
                .execute();
    }

    /** Forgets what this node kept of the clinic. */
    void forget(String clinic) {
        kept.remove(clinic);
    }

    private BusinessDays days(String clinic) {
        long now = System.nanoTime();
        Kept found = kept.get(clinic);
        if (found == null || now - found.since > KEPT.toNanos()) {
            found = new Kept(read(clinic), now);
            kept.put(clinic, found);
        }
        return found.days;
    }

    private record Kept(BusinessDays days, long since) {}
}
