package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.Tables.CLINIC;
import static org.inlay.platform.internal.persistence.Tables.CLINIC_CODE;
import static org.inlay.platform.internal.persistence.Tables.CLINIC_CREATED_AT;
import static org.inlay.platform.internal.persistence.Tables.CLINIC_CURRENCY;
import static org.inlay.platform.internal.persistence.Tables.CLINIC_NAME;
import static org.inlay.platform.internal.persistence.Tables.CLINIC_TYPE;
import static org.inlay.platform.internal.persistence.Tables.CLINIC_VERSION;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.BusinessDays;
import org.inlay.platform.internal.domain.ClinicRules;
import org.inlay.platform.internal.domain.DayRule;
import org.inlay.platform.internal.domain.PluginProfiles;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The clinics as the database knows them; read in each transaction, so that every node sees a change at once. */
@Component
public final class ClinicRegistry implements Clinics {

    private static final LocalDate ALWAYS = LocalDate.of(1970, 1, 1);

    private final Transactions transactions;
    private final Sql sql;
    private final Access access;
    private final Audit audit;
    private final Clock clock;
    private final ClinicCalendar calendar;
    private final PluginProfiles profiles;
    private final ClinicEntries entries;

    @Activate
    public ClinicRegistry(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Clock clock,
            @Reference ClinicCalendar calendar,
            @Reference PluginProfiles profiles) {
        this.transactions = transactions;
        this.sql = sql;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.calendar = calendar;
        this.profiles = profiles;
        this.entries = new ClinicEntries(sql);
    }

    @Override
    public Clinic get(String code) {
        return transactions.remembered(
                new Known(code),
                () -> fetch(CLINIC_CODE.eq(code)).stream().findFirst().orElseThrow(() -> Problem.notFound("clinic")));
    }

    @Override
    public List<Clinic> list() {
        return fetch(DSL.noCondition());
    }

    @Override
    public Clinic create(
            String code, String name, String type, ZoneId timeZone, CurrencyUnit currency, LocalTime dayCutOff) {
        access.requireEverywhere("clinics:manage");
        ClinicRules.checkClinic(code, name, type, dayCutOff);
        try {
            return transactions.required(() -> {
                insert(code, name, type, currency);
                calendar.add(code, new DayRule(ALWAYS, timeZone, dayCutOff));
                transactions.afterCommit(() -> calendar.forget(code));
                audit.record("clinics.created", "clinic", code, code, Map.of("type", type, "zone", timeZone));
                profiles.install(type, Set.of(code));
                return new Clinic(code, name, type, timeZone, currency, dayCutOff, 1);
            });
        } catch (IntegrityConstraintViolationException e) {
            throw clinicExists(code, e);
        }
    }

    @Override
    public Clinic changeDay(String code, ZoneId timeZone, LocalTime dayCutOff, @Nullable LocalDate from, long version) {
        access.require("clinics:manage", code);
        ClinicRules.checkCutOff(dayCutOff);
        return transactions.required(() -> {
            nextVersion(code, version);
            BusinessDays days = calendar.read(code);
            DayRule rule = new DayRule(from == null ? nextDate(days) : from, timeZone, dayCutOff);
            checkNotice(days, rule);
            calendar.add(code, rule);
            transactions.afterCommit(() -> calendar.forget(code));
            audit.record(
                    "clinics.day-changed",
                    "clinic",
                    code,
                    code,
                    Map.of("zone", timeZone, "cutOff", dayCutOff, "from", rule.from()));
            return get(code);
        });
    }

    @Override
    public List<ListEntry> entries(String clinic, String list) {
        List<ListEntry> edited = entries.read(clinic, list);
        if (!edited.isEmpty()) {
            return edited;
        }
        get(clinic);
        return ClinicRules.shipped(list);
    }

    @Override
    public List<ListEntry> replaceEntries(String clinic, String list, List<ListEntry> newEntries) {
        access.require("settings:write", clinic);
        ClinicRules.checkEntries(list, newEntries);
        return transactions.required(() -> {
            lock(clinic);
            entries.replace(clinic, list, newEntries);
            audit.record("clinics.list-replaced", "list", list, clinic, Map.of("entries", newEntries.size()));
            return newEntries;
        });
    }

    /** The key of a clinic that the transaction has read. */
    private record Known(String code) {}

    private void insert(String code, String name, String type, CurrencyUnit currency) {
        sql.dsl()
                .insertInto(CLINIC)
                .set(CLINIC_CODE, code)
                .set(CLINIC_NAME, name)
                .set(CLINIC_TYPE, type)
                .set(CLINIC_CURRENCY, currency.getCode())
                .set(CLINIC_VERSION, 1L)
                .set(CLINIC_CREATED_AT, clock.instant())
                .execute();
    }

    private void nextVersion(String code, long version) {
        transactions.forget(new Known(code));
        int changed = sql.dsl()
                .update(CLINIC)
                .set(CLINIC_VERSION, CLINIC_VERSION.plus(1))
                .where(CLINIC_CODE.eq(code))
                .and(CLINIC_VERSION.eq(version))
                .execute();
        if (changed == 0) {
            throw new Problem(Problem.Kind.STALE, "stale")
                    .with("version", get(code).version());
        }
    }

    private void lock(String code) {
        transactions.forget(new Known(code));
        int found = sql.dsl()
                .update(CLINIC)
                .set(CLINIC_VERSION, CLINIC_VERSION.plus(1))
                .where(CLINIC_CODE.eq(code))
                .execute();
        if (found == 0) {
            throw Problem.notFound("clinic");
        }
    }

    private LocalDate nextDate(BusinessDays days) {
        return days.dateOf(clock.instant().plus(ClinicCalendar.NOTICE)).plusDays(1);
    }

    private void checkNotice(BusinessDays days, DayRule rule) {
        Instant earliest = clock.instant().plus(ClinicCalendar.NOTICE);
        boolean begun =
                days.startOf(rule.from()).isBefore(earliest) || rule.begins().isBefore(earliest);
        if (begun || !rule.from().isAfter(days.latestFrom())) {
            throw Problem.conflict("back-dated").with("from", rule.from());
        }
        if (!days.accepts(rule)) {
            throw Problem.violation("timeZone", "clinic.day-lost");
        }
    }

    private List<Clinic> fetch(Condition condition) {
        return sql.dsl()
                .select(CLINIC_CODE, CLINIC_NAME, CLINIC_TYPE, CLINIC_CURRENCY, CLINIC_VERSION)
                .from(CLINIC)
                .where(condition)
                .orderBy(CLINIC_CODE)
                .fetch(this::clinic);
    }

    private Clinic clinic(Record row) {
        String code = row.get(CLINIC_CODE);
        DayRule day = calendar.now(code);
        return new Clinic(
                code,
                row.get(CLINIC_NAME),
                row.get(CLINIC_TYPE),
                day.zone(),
                CurrencyUnit.of(row.get(CLINIC_CURRENCY)),
                day.cutOff(),
                row.get(CLINIC_VERSION));
    }

    private static Problem clinicExists(String code, Throwable cause) {
        Problem problem = Problem.conflict("clinic-exists").with("code", code);
        problem.initCause(cause);
        return problem;
    }
}
