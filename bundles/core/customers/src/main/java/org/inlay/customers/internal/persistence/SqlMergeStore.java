package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Merge.DUPLICATE;
import static org.inlay.customers.internal.persistence.Tables.Merge.ID;
import static org.inlay.customers.internal.persistence.Tables.Merge.KEPT;
import static org.inlay.customers.internal.persistence.Tables.Merge.MERGED_AT;
import static org.inlay.customers.internal.persistence.Tables.Merge.MERGED_BY;
import static org.inlay.customers.internal.persistence.Tables.Merge.TABLE;
import static org.inlay.customers.internal.persistence.Tables.Merge.UNDONE_AT;
import static org.inlay.customers.internal.persistence.Tables.Merge.UNDONE_BY;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inlay.customers.Customers;
import org.inlay.customers.internal.domain.MergeStore;
import org.inlay.customers.internal.persistence.Tables.Allergy;
import org.inlay.customers.internal.persistence.Tables.Appointment;
import org.inlay.customers.internal.persistence.Tables.Consent;
import org.inlay.customers.internal.persistence.Tables.Enquiry;
import org.inlay.customers.internal.persistence.Tables.MergeRow;
import org.inlay.customers.internal.persistence.Tables.Treatment;
import org.inlay.customers.internal.persistence.Tables.Visit;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Merges and the rows they moved. */
@Component
public final class SqlMergeStore implements MergeStore {
    private static final List<Movable> MOVABLE = List.of(
            new Movable(Visit.TABLE, Visit.ID, Visit.CUSTOMER),
            new Movable(Appointment.TABLE, Appointment.ID, Appointment.CUSTOMER),
            new Movable(Enquiry.TABLE, Enquiry.ID, Enquiry.CUSTOMER),
            new Movable(Treatment.TABLE, Treatment.ID, Treatment.CUSTOMER),
            new Movable(Allergy.TABLE, Allergy.ID, Allergy.CUSTOMER));

    private final Sql sql;

    @Activate
    public SqlMergeStore(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(Customers.Merge merge) {
        sql.dsl()
                .insertInto(TABLE, ID, KEPT, DUPLICATE, MERGED_AT, MERGED_BY)
                .values(merge.id(), merge.kept(), merge.duplicate(), merge.at(), merge.by())
                .execute();
    }

    @Override
    public Optional<Customers.Merge> find(Id merge) {
        return merges(ID.eq(merge)).stream().findFirst();
    }

    @Override
    public List<Customers.Merge> of(Id customer) {
        return merges(KEPT.eq(customer).or(DUPLICATE.eq(customer)));
    }

    private List<Customers.Merge> merges(Condition which) {
        return sql.dsl()
                .select(ID, KEPT, DUPLICATE, MERGED_AT, MERGED_BY, UNDONE_AT)
                .from(TABLE)
                .where(which)
                .orderBy(ID.desc())
                .fetch(row -> new Customers.Merge(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6() != null));
    }

    @Override
    public void undo(Id merge, Instant at, String by) {
        sql.dsl()
                .update(TABLE)
                .set(UNDONE_AT, at)
                .set(UNDONE_BY, by)
                .where(ID.eq(merge))
                .execute();
    }

    @Override
    public void move(Id merge, Id kept, Id duplicate) {
        for (Movable movable : MOVABLE) {
            sql.dsl()
                    .insertInto(MergeRow.TABLE, MergeRow.MERGE_ID, MergeRow.TABLE_NAME, MergeRow.ROW_ID)
                    .select(DSL.select(
                                    DSL.inline(merge, MergeRow.MERGE_ID),
                                    DSL.inline(movable.table().getName()),
                                    movable.id())
                            .from(movable.table())
                            .where(movable.customer().eq(duplicate)))
                    .execute();
            sql.dsl()
                    .update(movable.table())
                    .set(movable.customer(), kept)
                    .where(movable.customer().eq(duplicate))
                    .execute();
        }
        moveLegacyType(merge, kept, duplicate);
    }

    /** What the old system said of the kept customer itself stands; else what it said of the duplicate goes along. */
    private void moveLegacyType(Id merge, Id kept, Id duplicate) {
        if (!sql.dsl().fetchExists(SqlLegacyTypes.TABLE, SqlLegacyTypes.CUSTOMER.eq(kept))
                && changeLegacyType(duplicate, kept)) {
            remember(merge, SqlLegacyTypes.TABLE, duplicate);
        }
    }

    private void remember(Id merge, Table<Record> table, Id row) {
        sql.dsl()
                .insertInto(MergeRow.TABLE, MergeRow.MERGE_ID, MergeRow.TABLE_NAME, MergeRow.ROW_ID)
                .values(merge, table.getName(), row)
                .execute();
    }

    private static Condition remembered(Id merge, Table<Record> table) {
        return MergeRow.MERGE_ID.eq(merge).and(MergeRow.TABLE_NAME.eq(table.getName()));
    }

    @Override
    public void rememberConsent(Id merge, Id consent) {
        remember(merge, Consent.TABLE, consent);
    }

    @Override
    public Set<Id> rememberedConsents(Id merge) {
        return sql.dsl()
                .select(MergeRow.ROW_ID)
                .from(MergeRow.TABLE)
                .where(remembered(merge, Consent.TABLE))
                .fetchSet(MergeRow.ROW_ID);
    }

    private boolean changeLegacyType(Id from, Id to) {
        return sql.dsl()
                        .update(SqlLegacyTypes.TABLE)
                        .set(SqlLegacyTypes.CUSTOMER, to)
                        .where(SqlLegacyTypes.CUSTOMER.eq(from))
                        .execute()
                == 1;
    }

    @Override
    public Set<Id> ownersOfTreatment(Id record) {
        Set<Id> owners = new HashSet<>();
        sql.dsl()
                .select(KEPT, DUPLICATE)
                .from(TABLE)
                .join(MergeRow.TABLE)
                .on(MergeRow.MERGE_ID.eq(ID))
                .where(MergeRow.TABLE_NAME.eq(Treatment.TABLE.getName()))
                .and(MergeRow.ROW_ID.eq(record))
                .forEach(row -> owners.addAll(List.of(row.value1(), row.value2())));
        return owners;
    }

    @Override
    public void giveBack(Id merge, Id kept, Id duplicate) {
        for (Movable movable : MOVABLE) {
            sql.dsl()
                    .update(movable.table())
                    .set(movable.customer(), duplicate)
                    .where(movable.id()
                            .in(DSL.select(MergeRow.ROW_ID)
                                    .from(MergeRow.TABLE)
                                    .where(remembered(merge, movable.table()))))
                    .execute();
        }
        if (sql.dsl().fetchExists(MergeRow.TABLE, remembered(merge, SqlLegacyTypes.TABLE))) {
            changeLegacyType(kept, duplicate);
        }
    }

    /** A table whose rows belong to a customer. */
    private record Movable(Table<Record> table, Field<Id> id, Field<Id> customer) {}
}
