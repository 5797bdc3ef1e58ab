package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Visit.ALL;
import static org.inlay.customers.internal.persistence.Tables.Visit.APPOINTMENT;
import static org.inlay.customers.internal.persistence.Tables.Visit.ARRIVED_AT;
import static org.inlay.customers.internal.persistence.Tables.Visit.CLINIC;
import static org.inlay.customers.internal.persistence.Tables.Visit.CUSTOMER;
import static org.inlay.customers.internal.persistence.Tables.Visit.DECIDED_BY;
import static org.inlay.customers.internal.persistence.Tables.Visit.DECISION;
import static org.inlay.customers.internal.persistence.Tables.Visit.ID;
import static org.inlay.customers.internal.persistence.Tables.Visit.OPENS_DAY;
import static org.inlay.customers.internal.persistence.Tables.Visit.PROPOSED_TYPE;
import static org.inlay.customers.internal.persistence.Tables.Visit.RECORDED_BY;
import static org.inlay.customers.internal.persistence.Tables.Visit.STATUS;
import static org.inlay.customers.internal.persistence.Tables.Visit.TABLE;
import static org.inlay.customers.internal.persistence.Tables.Visit.VISIT_DATE;
import static org.inlay.customers.internal.persistence.Tables.Visit.VISIT_TYPE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inlay.customers.VisitType;
import org.inlay.customers.internal.domain.Arrival;
import org.inlay.customers.internal.domain.Callers;
import org.inlay.customers.internal.domain.VisitFacts;
import org.inlay.customers.internal.domain.VisitStore;
import org.inlay.customers.internal.persistence.Tables.VisitDecision;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Visits and their decisions. */
@Component
public final class SqlVisitStore implements VisitStore {
    private static final String ARRIVED = "ARRIVED";
    private static final String VOID = "VOID";
    private static final Table<Record> EARLIER = TABLE.as("earlier");

    private final Sql sql;
    private final FactsRows facts;

    @Activate
    public SqlVisitStore(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
        this.facts = new FactsRows(sql);
    }

    @Override
    public void insert(List<Arrival> visits, List<Decision> decisions) {
        Map<Id, String> by = new HashMap<>();
        decisions.forEach(decision -> by.put(decision.visit(), decision.by()));
        BatchInsert rows = BatchInsert.into(
                sql.dsl(),
                TABLE,
                ID,
                CUSTOMER,
                CLINIC,
                ARRIVED_AT,
                VISIT_DATE,
                APPOINTMENT,
                VISIT_TYPE,
                PROPOSED_TYPE,
                DECIDED_BY,
                DECISION,
                STATUS,
                RECORDED_BY);
        visits.forEach(v -> rows.add(
                v.id(),
                v.customer(),
                v.clinic(),
                v.arrivedAt(),
                v.date(),
                v.appointment(),
                v.type().name(),
                v.proposed().name(),
                v.by().name(),
                v.decision(),
                ARRIVED,
                by.get(v.id())));
        rows.execute();
        append(decisions);
    }

    @Override
    public void append(Decision decision) {
        append(List.of(decision));
    }

    private void append(List<Decision> decisions) {
        BatchInsert rows = BatchInsert.into(
                sql.dsl(),
                VisitDecision.TABLE,
                VisitDecision.ID,
                VisitDecision.VISIT,
                VisitDecision.KIND,
                VisitDecision.VISIT_TYPE,
                VisitDecision.VERSION,
                VisitDecision.CHECKS,
                VisitDecision.REASON,
                VisitDecision.DECIDED_AT,
                VisitDecision.DECIDED_BY);
        decisions.forEach(d -> rows.add(
                d.id(),
                d.visit(),
                d.kind().name(),
                d.type().name(),
                d.version(),
                CheckText.write(d.checks()),
                d.reason(),
                d.at(),
                d.by()));
        rows.execute();
    }

    @Override
    public void decide(Arrival visit) {
        sql.dsl()
                .update(TABLE)
                .set(VISIT_TYPE, visit.type().name())
                .set(PROPOSED_TYPE, visit.proposed().name())
                .set(DECIDED_BY, visit.by().name())
                .set(DECISION, visit.decision())
                .where(ID.eq(visit.id()))
                .execute();
    }

    @Override
    public void setVoid(Id visit) {
        sql.dsl().update(TABLE).set(STATUS, VOID).where(ID.eq(visit)).execute();
    }

    @Override
    public Optional<Arrival> find(Id visit) {
        return sql.dsl().select(ALL).from(TABLE).where(ID.eq(visit)).fetchOptional(SqlVisitStore::arrival);
    }

    @Override
    public Decision decision(Id decision) {
        return decisions(List.of(decision)).values().iterator().next();
    }

    @Override
    public Map<Id, Decision> decisions(Collection<Id> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql.dsl()
                .select(VisitDecision.ALL)
                .from(VisitDecision.TABLE)
                .where(Keys.among(VisitDecision.ID, ids))
                .fetchMap(VisitDecision.ID, SqlVisitStore::decision);
    }

    @Override
    public List<Arrival> at(Id customer, String clinic) {
        return standing(CUSTOMER.eq(customer).and(CLINIC.eq(clinic)));
    }

    @Override
    public List<Arrival> of(Collection<Id> customers) {
        return customers.isEmpty() ? List.of() : standing(Keys.among(CUSTOMER, customers));
    }

    @Override
    public List<Arrival> onDate(String clinic, LocalDate date) {
        return standing(CLINIC.eq(clinic).and(VISIT_DATE.eq(date)));
    }

    private List<Arrival> standing(Condition which) {
        return sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(which)
                .and(STATUS.eq(DSL.inline(ARRIVED)))
                .orderBy(ARRIVED_AT, ID)
                .fetch(SqlVisitStore::arrival);
    }

    @Override
    public List<Arrival> page(Id customer, Callers.Seen seen, PageRequest page) {
        return sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(CUSTOMER.eq(customer))
                .and(Cursors.in(CLINIC, seen))
                .and(Cursors.before(sql.dsl(), TABLE, ARRIVED_AT, ID, page))
                .orderBy(ARRIVED_AT.desc(), ID.desc())
                .limit(page.limit() + 1)
                .fetch(SqlVisitStore::arrival);
    }

    /** Compared here and written by key: the database would look through each customer's visits for each visit. */
    @Override
    public void markOpeners(Collection<Id> customers) {
        if (customers.isEmpty()) {
            return;
        }
        Set<List<Object>> opened = new HashSet<>();
        List<Object[]> marks = new ArrayList<>();
        sql.dsl()
                .select(ID, CUSTOMER, CLINIC, VISIT_DATE, STATUS, OPENS_DAY)
                .from(TABLE)
                .where(Keys.among(CUSTOMER, customers))
                .orderBy(ARRIVED_AT, ID)
                .forEach(row -> {
                    boolean opens = row.get(STATUS).equals(ARRIVED)
                            && opened.add(List.of(row.get(CUSTOMER), row.get(CLINIC), row.get(VISIT_DATE)));
                    if (opens != row.get(OPENS_DAY)) {
                        marks.add(new Object[] {opens, row.get(ID)});
                    }
                });
        if (!marks.isEmpty()) {
            Query mark = sql.dsl().update(TABLE).set(OPENS_DAY, (Boolean) null).where(ID.eq((Id) null));
            sql.dsl().batch(mark, marks.toArray(Object[][]::new)).execute();
        }
    }

    @Override
    public List<Id> wrongOpeners(Collection<Id> customers) {
        Condition marked = OPENS_DAY.eq(DSL.inline(true));
        return customers.isEmpty()
                ? List.of()
                : sql.dsl()
                        .select(ID)
                        .from(TABLE)
                        .where(Keys.among(CUSTOMER, customers))
                        .and(marked.and(DSL.not(opening())).or(DSL.not(marked).and(opening())))
                        .fetch(ID);
    }

    /** Not void, and none of its day before it. */
    private static Condition opening() {
        return STATUS.eq(DSL.inline(ARRIVED))
                .andNotExists(DSL.selectOne()
                        .from(EARLIER)
                        .where(earlier(CUSTOMER).eq(CUSTOMER))
                        .and(earlier(CLINIC).eq(CLINIC))
                        .and(earlier(VISIT_DATE).eq(VISIT_DATE))
                        .and(earlier(STATUS).eq(DSL.inline(ARRIVED)))
                        .and(earlier(ARRIVED_AT)
                                .lt(ARRIVED_AT)
                                .or(earlier(ARRIVED_AT)
                                        .eq(ARRIVED_AT)
                                        .and(earlier(ID).lt(ID)))));
    }

    private static <T> Field<T> earlier(Field<T> field) {
        return DSL.field(DSL.name("earlier", field.getName()), field.getDataType());
    }

    @Override
    public Map<Id, Map<String, VisitFacts>> facts(Collection<Id> customers) {
        return facts.of(customers);
    }

    @Override
    public void replaceFacts(Map<Id, Map<String, VisitFacts>> counted) {
        facts.replace(counted);
    }

    @Override
    public Optional<VisitFacts> facts(Id customer, String clinic) {
        return facts.of(customer, clinic);
    }

    private static Arrival arrival(Record row) {
        return new Arrival(
                row.get(ID),
                row.get(CUSTOMER),
                row.get(CLINIC),
                row.get(ARRIVED_AT),
                row.get(VISIT_DATE),
                row.get(APPOINTMENT),
                VisitType.valueOf(row.get(VISIT_TYPE)),
                VisitType.valueOf(row.get(PROPOSED_TYPE)),
                Arrival.By.valueOf(row.get(DECIDED_BY)),
                row.get(DECISION),
                row.get(STATUS).equals(VOID));
    }

    private static Decision decision(Record row) {
        return new Decision(
                row.get(VisitDecision.ID),
                row.get(VisitDecision.VISIT),
                Kind.valueOf(row.get(VisitDecision.KIND)),
                VisitType.valueOf(row.get(VisitDecision.VISIT_TYPE)),
                row.get(VisitDecision.VERSION),
                CheckText.read(row.get(VisitDecision.CHECKS)),
                row.get(VisitDecision.REASON),
                row.get(VisitDecision.DECIDED_AT),
                row.get(VisitDecision.DECIDED_BY));
    }
}
