package org.inlay.customers.internal.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.LegacyTypes;
import org.inlay.customers.VisitType;
import org.inlay.customers.internal.domain.Arrival;
import org.inlay.customers.internal.persistence.Tables.Visit;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table {@code cu_legacy_type}. */
@Component
public final class SqlLegacyTypes implements LegacyTypes {
    static final Table<Record> TABLE = DSL.table(DSL.name("cu_legacy_type"));
    static final Field<Id> CUSTOMER = DSL.field(DSL.name("cu_legacy_type", "customer"), Columns.ID);
    private static final Field<String> CLINIC =
            DSL.field(DSL.name("cu_legacy_type", "clinic"), SQLDataType.VARCHAR(32));
    private static final Field<String> CUSTOMER_TYPE =
            DSL.field(DSL.name("cu_legacy_type", "customer_type"), SQLDataType.VARCHAR(8));
    private static final Field<String> VISIT_TYPE =
            DSL.field(DSL.name("cu_legacy_type", "visit_type"), SQLDataType.VARCHAR(16));
    private static final Field<String> DEAL_VALUE =
            DSL.field(DSL.name("cu_legacy_type", "deal_value"), SQLDataType.VARCHAR(16));
    private static final Field<Instant> TOLD_AT = DSL.field(DSL.name("cu_legacy_type", "told_at"), Columns.INSTANT);
    private static final Field<Instant> IMPORTED_AT =
            DSL.field(DSL.name("cu_legacy_type", "imported_at"), Columns.INSTANT);
    private static final List<Field<?>> FIELDS =
            List.of(CUSTOMER, CLINIC, CUSTOMER_TYPE, VISIT_TYPE, DEAL_VALUE, TOLD_AT, IMPORTED_AT);

    private final Sql sql;

    @Activate
    public SqlLegacyTypes(@Reference Sql sql, @Reference(target = "(inlay.schema=customers)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Map<Id, LegacyType> of(Collection<Id> customers) {
        return customers.isEmpty()
                ? Map.of()
                : sql.dsl()
                        .select(FIELDS)
                        .from(TABLE)
                        .where(Keys.among(CUSTOMER, customers))
                        .fetchMap(CUSTOMER, SqlLegacyTypes::type);
    }

    @Override
    public List<LegacyType> after(Id after, Collection<String> customerTypes, int limit) {
        return sql.dsl()
                .select(FIELDS)
                .from(TABLE)
                .where(CUSTOMER.gt(after))
                .and(customerTypes.isEmpty() ? DSL.noCondition() : CUSTOMER_TYPE.in(customerTypes))
                .orderBy(CUSTOMER)
                .limit(limit)
                .fetch(SqlLegacyTypes::type);
    }

    @Override
    public Set<Id> cameSince(Collection<Id> customers) {
        return customers.isEmpty()
                ? Set.of()
                : sql.dsl()
                        .selectDistinct(Visit.CUSTOMER)
                        .from(Visit.TABLE)
                        .join(TABLE)
                        .on(CUSTOMER.eq(Visit.CUSTOMER), CLINIC.eq(Visit.CLINIC))
                        .where(Keys.among(Visit.CUSTOMER, customers))
                        .and(Visit.STATUS.eq(DSL.inline("ARRIVED")))
                        .and(Visit.DECIDED_BY.ne(DSL.inline(Arrival.By.IMPORT.name())))
                        .fetchSet(Visit.CUSTOMER);
    }

    static void insert(DSLContext dsl, List<LegacyType> types) {
        BatchInsert batch = BatchInsert.into(dsl, TABLE, FIELDS.toArray(Field<?>[]::new));
        for (LegacyType type : types) {
            VisitType visit = type.visitType();
            batch.add(
                    type.customer(),
                    type.clinic(),
                    type.customerType(),
                    visit == null ? null : visit.name(),
                    type.deal(),
                    type.at(),
                    type.importedAt());
        }
        batch.execute();
    }

    private static LegacyType type(Record row) {
        String visit = row.get(VISIT_TYPE);
        return new LegacyType(
                row.get(CUSTOMER),
                row.get(CLINIC),
                row.get(CUSTOMER_TYPE),
                visit == null ? null : VisitType.valueOf(visit),
                row.get(DEAL_VALUE),
                row.get(TOLD_AT),
                row.get(IMPORTED_AT));
    }
}
