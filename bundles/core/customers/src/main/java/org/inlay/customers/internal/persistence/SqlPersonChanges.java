package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Holder;
import static org.inlay.customers.internal.persistence.Tables.PersonChangeRow.CHANGE;
import static org.inlay.customers.internal.persistence.Tables.PersonChangeRow.CUSTOMER;
import static org.inlay.customers.internal.persistence.Tables.PersonChangeRow.DUPLICATE;
import static org.inlay.customers.internal.persistence.Tables.PersonChangeRow.HOLDER;
import static org.inlay.customers.internal.persistence.Tables.PersonChangeRow.KIND;
import static org.inlay.customers.internal.persistence.Tables.PersonChangeRow.MERGE_ID;
import static org.inlay.customers.internal.persistence.Tables.PersonChangeRow.TABLE;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inlay.customers.internal.domain.PersonChange;
import org.inlay.customers.internal.domain.PersonChangeStore;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code cu_holder} and {@code cu_person_change}. */
@Component
public final class SqlPersonChanges implements PersonChangeStore {
    private final Sql sql;

    @Activate
    public SqlPersonChanges(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> known() {
        return sql.dsl().select(Holder.ID).from(Holder.TABLE).fetchSet(Holder.ID);
    }

    @Override
    public void seen(Collection<String> holders) {
        Set<String> fresh = new TreeSet<>(holders);
        fresh.removeAll(known());
        fresh.forEach(holder ->
                sql.dsl().insertInto(Holder.TABLE, Holder.ID).values(holder).execute());
    }

    @Override
    public Set<String> behind() {
        return sql.dsl().selectDistinct(HOLDER).from(TABLE).fetchSet(HOLDER);
    }

    @Override
    public void wait(String holder, PersonChange change) {
        sql.dsl()
                .insertInto(TABLE, HOLDER, CHANGE, KIND, MERGE_ID, CUSTOMER, DUPLICATE)
                .values(
                        holder,
                        change.id(),
                        change.kind().name(),
                        change.merge(),
                        change.customer(),
                        change.duplicate())
                .execute();
    }

    @Override
    public Optional<PersonChange> next(String holder) {
        return sql.dsl()
                .select(CHANGE, KIND, MERGE_ID, CUSTOMER, DUPLICATE)
                .from(TABLE)
                .where(HOLDER.eq(holder))
                .orderBy(CHANGE)
                .limit(1)
                .fetchOptional(row -> new PersonChange(
                        row.value1(),
                        PersonChange.Kind.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5()));
    }

    @Override
    public boolean done(String holder, Id change) {
        return sql.dsl()
                        .deleteFrom(TABLE)
                        .where(HOLDER.eq(holder))
                        .and(CHANGE.eq(change))
                        .execute()
                > 0;
    }
}
