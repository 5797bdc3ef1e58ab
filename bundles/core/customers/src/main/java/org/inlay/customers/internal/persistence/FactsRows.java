package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Facts.ALL;
import static org.inlay.customers.internal.persistence.Tables.Facts.CLINIC;
import static org.inlay.customers.internal.persistence.Tables.Facts.CUSTOMER;
import static org.inlay.customers.internal.persistence.Tables.Facts.FIRST_VISIT_DATE;
import static org.inlay.customers.internal.persistence.Tables.Facts.LAST_VISIT_DATE;
import static org.inlay.customers.internal.persistence.Tables.Facts.LAST_VISIT_TYPE;
import static org.inlay.customers.internal.persistence.Tables.Facts.LOCK_SEQ;
import static org.inlay.customers.internal.persistence.Tables.Facts.TABLE;
import static org.inlay.customers.internal.persistence.Tables.Facts.VISIT_DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.VisitType;
import org.inlay.customers.internal.domain.VisitFacts;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.Sql;
import org.jooq.Query;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of what is counted of visits. The organisation's row also is the customer's lock, so it always stays. */
final class FactsRows {
    private final Sql sql;

    FactsRows(Sql sql) {
        this.sql = sql;
    }

    Optional<VisitFacts> of(Id customer, String clinic) {
        return sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(CUSTOMER.eq(customer))
                .and(CLINIC.eq(clinic))
                .fetchOptional(FactsRows::facts);
    }

    Map<Id, Map<String, VisitFacts>> of(Collection<Id> customers) {
        Map<Id, Map<String, VisitFacts>> all = new HashMap<>();
        sql.dsl()
                .select(ALL)
                .from(TABLE)
                .where(Keys.among(CUSTOMER, customers))
                .forEach(row -> all.computeIfAbsent(row.get(CUSTOMER), c -> new HashMap<>())
                        .put(row.get(CLINIC), facts(row)));
        return all;
    }

    /** Writes only what differs. */
    void replace(Map<Id, Map<String, VisitFacts>> counted) {
        Map<Id, Map<String, VisitFacts>> stored = of(counted.keySet());
        BatchInsert inserts = BatchInsert.into(
                sql.dsl(),
                TABLE,
                CUSTOMER,
                CLINIC,
                FIRST_VISIT_DATE,
                LAST_VISIT_DATE,
                LAST_VISIT_TYPE,
                VISIT_DAYS,
                LOCK_SEQ);
        List<Object[]> updates = new ArrayList<>();
        List<Query> deletes = new ArrayList<>();
        counted.forEach((customer, facts) -> {
            Map<String, VisitFacts> before = stored.getOrDefault(customer, Map.of());
            facts.forEach((clinic, now) -> {
                VisitFacts then = before.get(clinic);
                if (then == null) {
                    inserts.add(customer, clinic, now.first(), now.last(), name(now.lastType()), now.days(), 0L);
                } else if (!then.equals(now)) {
                    updates.add(
                            new Object[] {now.first(), now.last(), name(now.lastType()), now.days(), customer, clinic});
                }
            });
            before.keySet().stream()
                    .filter(clinic -> !facts.containsKey(clinic) && !clinic.equals(Clinic.ORGANISATION))
                    .forEach(clinic -> deletes.add(delete(customer, clinic)));
        });
        inserts.execute();
        if (!updates.isEmpty()) {
            sql.dsl().batch(update(), updates.toArray(Object[][]::new)).execute();
        }
        if (!deletes.isEmpty()) {
            sql.dsl().batch(deletes).execute();
        }
    }

    /** Its values in this order: first, last, type of the last, days, customer, clinic. */
    private Query update() {
        return sql.dsl()
                .update(TABLE)
                .set(FIRST_VISIT_DATE, (LocalDate) null)
                .set(LAST_VISIT_DATE, (LocalDate) null)
                .set(LAST_VISIT_TYPE, (String) null)
                .set(VISIT_DAYS, (Integer) null)
                .where(CUSTOMER.eq((Id) null))
                .and(CLINIC.eq((String) null));
    }

    private Query delete(Id customer, String clinic) {
        return sql.dsl().deleteFrom(TABLE).where(CUSTOMER.eq(customer)).and(CLINIC.eq(clinic));
    }

    private static VisitFacts facts(Record row) {
        String type = row.get(LAST_VISIT_TYPE);
        return new VisitFacts(
                row.get(FIRST_VISIT_DATE),
                row.get(LAST_VISIT_DATE),
                type == null ? null : VisitType.valueOf(type),
                row.get(VISIT_DAYS));
    }

    private static @Nullable String name(@Nullable VisitType type) {
        return type == null ? null : type.name();
    }
}
