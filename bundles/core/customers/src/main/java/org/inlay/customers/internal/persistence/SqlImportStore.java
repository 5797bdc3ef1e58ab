package org.inlay.customers.internal.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.inlay.customers.Customer;
import org.inlay.customers.LegacyTypes.LegacyType;
import org.inlay.customers.internal.domain.CustomerStore.State;
import org.inlay.customers.internal.domain.ImportStore;
import org.inlay.customers.internal.domain.NameGrams;
import org.inlay.customers.internal.persistence.Tables.Consent;
import org.inlay.customers.internal.persistence.Tables.Facts;
import org.inlay.customers.internal.persistence.Tables.NameGram;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Ids;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes imported customers, a JDBC batch a table. */
@Component
public final class SqlImportStore implements ImportStore {
    private final Sql sql;
    private final Ids ids;
    private final Access access;

    @Activate
    public SqlImportStore(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=customers)") SchemaReady schema,
            @Reference Ids ids,
            @Reference Access access) {
        this.sql = sql;
        this.ids = ids;
        this.access = access;
    }

    @Override
    public Set<String> takenChartNumbers(Collection<String> chartNumbers) {
        return chartNumbers.isEmpty()
                ? Set.of()
                : sql.dsl()
                        .select(Tables.Customer.CHART_NUMBER)
                        .from(Tables.Customer.TABLE)
                        .where(Keys.among(Tables.Customer.CHART_NUMBER, chartNumbers))
                        .fetchSet(Tables.Customer.CHART_NUMBER);
    }

    @Override
    public void insert(List<Customer> customers, List<LegacyType> legacy) {
        insertCustomers(customers);
        insertFacts(customers);
        insertNames(customers);
        insertConsents(customers);
        SqlLegacyTypes.insert(sql.dsl(), legacy);
    }

    private void insertCustomers(List<Customer> customers) {
        BatchInsert batch = BatchInsert.into(
                sql.dsl(),
                Tables.Customer.TABLE,
                Tables.Customer.ID,
                Tables.Customer.NAME,
                Tables.Customer.NAME_KEY,
                Tables.Customer.NAME_READING,
                Tables.Customer.MOBILE,
                Tables.Customer.MOBILE_TAIL,
                Tables.Customer.GENDER,
                Tables.Customer.BIRTHDAY,
                Tables.Customer.BIRTH_DAY,
                Tables.Customer.CHART_NUMBER,
                Tables.Customer.SOURCE,
                Tables.Customer.CLINIC,
                Tables.Customer.CONSENTS,
                Tables.Customer.CREATED_AT,
                Tables.Customer.STATE,
                Tables.Customer.VERSION);
        for (Customer customer : customers) {
            CustomerEntity entity = new CustomerEntity();
            entity.enter(customer);
            batch.add(
                    customer.id(),
                    entity.name,
                    entity.nameKey,
                    entity.nameReading,
                    entity.mobile,
                    entity.mobileTail,
                    entity.gender,
                    entity.birthday,
                    entity.birthDay,
                    entity.chartNumber,
                    entity.source,
                    entity.clinic,
                    entity.consents,
                    customer.createdAt(),
                    State.ACTIVE.name(),
                    1L);
        }
        batch.execute();
    }

    private void insertFacts(List<Customer> customers) {
        BatchInsert batch = BatchInsert.into(
                sql.dsl(), Facts.TABLE, Facts.CUSTOMER, Facts.CLINIC, Facts.VISIT_DAYS, Facts.LOCK_SEQ);
        customers.forEach(customer -> batch.add(customer.id(), Clinic.ORGANISATION, 0, 0L));
        batch.execute();
    }

    private void insertNames(List<Customer> customers) {
        BatchInsert batch = BatchInsert.into(sql.dsl(), NameGram.TABLE, NameGram.GRAM, NameGram.CUSTOMER);
        customers.forEach(
                customer -> NameGrams.lookedUp(customer.name()).forEach(gram -> batch.add(gram, customer.id())));
        batch.execute();
    }

    private void insertConsents(List<Customer> customers) {
        BatchInsert batch = BatchInsert.into(
                sql.dsl(),
                Consent.TABLE,
                Consent.ID,
                Consent.CUSTOMER,
                Consent.KIND,
                Consent.GIVEN,
                Consent.CHANGED_AT,
                Consent.CHANGED_BY);
        String by = access.caller().login();
        customers.forEach(customer -> customer.consents()
                .forEach(kind -> batch.add(ids.next(), customer.id(), kind, true, customer.createdAt(), by)));
        batch.execute();
    }
}
