package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Allergy.CUSTOMER;
import static org.inlay.customers.internal.persistence.Tables.Allergy.ID;
import static org.inlay.customers.internal.persistence.Tables.Allergy.REACTION;
import static org.inlay.customers.internal.persistence.Tables.Allergy.RECORDED_AT;
import static org.inlay.customers.internal.persistence.Tables.Allergy.RECORDED_BY;
import static org.inlay.customers.internal.persistence.Tables.Allergy.SEVERITY;
import static org.inlay.customers.internal.persistence.Tables.Allergy.SUBSTANCE;
import static org.inlay.customers.internal.persistence.Tables.Allergy.TABLE;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.inlay.customers.internal.domain.AllergyStore;
import org.inlay.customers.internal.persistence.Tables.AllergyRetraction;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Allergy entries and their retractions, appended only. */
@Component
public final class SqlAllergyStore implements AllergyStore {
    private final Sql sql;

    @Activate
    public SqlAllergyStore(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(Entry e) {
        sql.dsl()
                .insertInto(TABLE, ID, CUSTOMER, SUBSTANCE, REACTION, SEVERITY, RECORDED_AT, RECORDED_BY)
                .values(e.id(), e.customer(), e.substance(), e.reaction(), e.severity(), e.at(), e.by())
                .execute();
    }

    @Override
    public boolean retract(Id entry, String reason, Instant at, String by) {
        if (sql.dsl().fetchExists(AllergyRetraction.TABLE, AllergyRetraction.ALLERGY.eq(entry))) {
            return false;
        }
        sql.dsl()
                .insertInto(
                        AllergyRetraction.TABLE,
                        AllergyRetraction.ALLERGY,
                        AllergyRetraction.REASON,
                        AllergyRetraction.RETRACTED_AT,
                        AllergyRetraction.RETRACTED_BY)
                .values(entry, reason, at, by)
                .execute();
        return true;
    }

    @Override
    public Optional<Entry> find(Id entry) {
        return entries(ID.eq(entry)).stream().findFirst();
    }

    @Override
    public List<Entry> of(Collection<Id> customers) {
        return customers.isEmpty() ? List.of() : entries(Keys.among(CUSTOMER, customers));
    }

    private List<Entry> entries(Condition which) {
        return sql.dsl()
                .select(
                        ID,
                        CUSTOMER,
                        SUBSTANCE,
                        REACTION,
                        SEVERITY,
                        RECORDED_AT,
                        RECORDED_BY,
                        AllergyRetraction.RETRACTED_AT)
                .from(TABLE)
                .leftJoin(AllergyRetraction.TABLE)
                .on(AllergyRetraction.ALLERGY.eq(ID))
                .where(which)
                .orderBy(ID)
                .fetch(row -> new Entry(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }
}
