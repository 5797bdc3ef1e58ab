package org.inlay.customers.internal.persistence;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inlay.customers.internal.domain.PersonStore;
import org.inlay.customers.internal.persistence.Tables.Allergy;
import org.inlay.customers.internal.persistence.Tables.AllergyRetraction;
import org.inlay.customers.internal.persistence.Tables.Appointment;
import org.inlay.customers.internal.persistence.Tables.Consent;
import org.inlay.customers.internal.persistence.Tables.Customer;
import org.inlay.customers.internal.persistence.Tables.Enquiry;
import org.inlay.customers.internal.persistence.Tables.Facts;
import org.inlay.customers.internal.persistence.Tables.Tag;
import org.inlay.customers.internal.persistence.Tables.Treatment;
import org.inlay.customers.internal.persistence.Tables.Visit;
import org.inlay.customers.internal.persistence.Tables.VisitDecision;
import org.inlay.customers.internal.persistence.Tables.Whereabout;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All rows of a person, as the export shows them. */
@Component
public final class SqlPersonStore implements PersonStore {
    private static final String BLANK = "-";

    private final Sql sql;

    @Activate
    public SqlPersonStore(@Reference(target = "(inlay.schema=customers)") SchemaReady schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, List<Map<String, Object>>> rows(Collection<Id> records) {
        Map<String, List<Map<String, Object>>> all = new LinkedHashMap<>();
        all.put("customer", rows(Customer.TABLE, Customer.ID, records));
        all.put("consents", rows(Consent.TABLE, Consent.CUSTOMER, records));
        all.put("allergies", rows(Allergy.TABLE, Allergy.CUSTOMER, records));
        all.put("appointments", rows(Appointment.TABLE, Appointment.CUSTOMER, records));
        all.put("visits", rows(Visit.TABLE, Visit.CUSTOMER, records));
        all.put("whereabouts", whereabouts(records));
        all.put("enquiries", rows(Enquiry.TABLE, Enquiry.CUSTOMER, records));
        all.put("treatmentRecords", rows(Treatment.TABLE, Treatment.CUSTOMER, records));
        all.put("oldTypes", rows(SqlLegacyTypes.TABLE, SqlLegacyTypes.CUSTOMER, records));
        all.put("facts", rows(Facts.TABLE, Facts.CUSTOMER, records));
        all.put("tags", rows(Tag.TABLE, Tag.CUSTOMER, records));
        return all;
    }

    private List<Map<String, Object>> rows(Table<Record> table, Field<Id> owner, Collection<Id> records) {
        return sql.dsl().selectFrom(table).where(Keys.among(owner, records)).fetch(SqlPersonStore::values);
    }

    private List<Map<String, Object>> whereabouts(Collection<Id> records) {
        return sql.dsl()
                .selectFrom(Whereabout.TABLE)
                .where(Whereabout.VISIT.in(
                        DSL.select(Visit.ID).from(Visit.TABLE).where(Keys.among(Visit.CUSTOMER, records))))
                .fetch(SqlPersonStore::values);
    }

    private static Map<String, Object> values(Record row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field<?> field : row.fields()) {
            Object value = row.get(field);
            if (value != null) {
                values.put(field.getName().toLowerCase(Locale.ROOT), plain(value));
            }
        }
        return values;
    }

    /** Numbers and truth values as they are, everything else as text. */
    private static Object plain(Object value) {
        return value instanceof Integer || value instanceof Boolean ? value : value.toString();
    }

    @Override
    public void blank(Collection<Id> records) {
        sql.dsl()
                .update(Enquiry.TABLE)
                .set(Enquiry.QUESTION, BLANK)
                .set(Enquiry.ANSWER, (@Nullable String) null)
                .where(Keys.among(Enquiry.CUSTOMER, records))
                .execute();
        sql.dsl()
                .update(Appointment.TABLE)
                .set(Appointment.REASON, (@Nullable String) null)
                .where(Keys.among(Appointment.CUSTOMER, records))
                .execute();
        sql.dsl()
                .update(VisitDecision.TABLE)
                .set(VisitDecision.REASON, (@Nullable String) null)
                .where(VisitDecision.VISIT.in(
                        DSL.select(Visit.ID).from(Visit.TABLE).where(Keys.among(Visit.CUSTOMER, records))))
                .execute();
        sql.dsl()
                .update(AllergyRetraction.TABLE)
                .set(AllergyRetraction.REASON, BLANK)
                .where(AllergyRetraction.ALLERGY.in(
                        DSL.select(Allergy.ID).from(Allergy.TABLE).where(Keys.among(Allergy.CUSTOMER, records))))
                .execute();
    }
}
