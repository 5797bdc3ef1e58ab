package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Customer.CHART_NUMBER;
import static org.inlay.customers.internal.persistence.Tables.Customer.ID;
import static org.inlay.customers.internal.persistence.Tables.Customer.MERGED_INTO;
import static org.inlay.customers.internal.persistence.Tables.Customer.MOBILE;
import static org.inlay.customers.internal.persistence.Tables.Customer.TABLE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.internal.domain.CustomerStore;
import org.inlay.customers.internal.domain.NameGrams;
import org.inlay.customers.internal.persistence.Tables.Consent;
import org.inlay.customers.internal.persistence.Tables.Facts;
import org.inlay.customers.internal.persistence.Tables.NameGram;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Customers as entities; found and locked in SQL. */
@Component
public final class JpaCustomerStore implements CustomerStore {
    private final JpaTemplate jpa;
    private final Sql sql;
    private final CustomerSearch search;

    @Activate
    public JpaCustomerStore(
            @Reference(target = "(osgi.unit.name=customers)") JpaTemplate jpa,
            @Reference(target = "(inlay.schema=customers)") SchemaReady schema,
            @Reference Sql sql) {
        this.jpa = jpa;
        this.sql = sql;
        this.search = new CustomerSearch(sql);
    }

    @Override
    public Customer insert(Customer customer) {
        Customer inserted = entities(em -> {
            CustomerEntity entity = new CustomerEntity();
            entity.id = customer.id().value();
            entity.createdAt = customer.createdAt();
            entity.state = State.ACTIVE.name();
            entity.enter(customer);
            em.persist(entity);
            return flushed(em, entity).customer();
        });
        sql.dsl()
                .insertInto(Facts.TABLE, Facts.CUSTOMER, Facts.CLINIC, Facts.VISIT_DAYS, Facts.LOCK_SEQ)
                .values(customer.id(), Clinic.ORGANISATION, 0, 0L)
                .execute();
        addGrams(customer);
        return inserted;
    }

    @Override
    public Customer update(Customer customer) {
        removeGrams(customer.id());
        addGrams(customer);
        return entities(em -> {
            CustomerEntity entity = entity(em, customer.id());
            entity.enter(customer);
            return flushed(em, entity).customer();
        });
    }

    /** A chart number that two transactions enter at once is found out by its unique key. */
    private static CustomerEntity flushed(EntityManager em, CustomerEntity entity) {
        try {
            em.flush();
            return entity;
        } catch (PersistenceException e) {
            if (entity.chartNumber != null && DuplicateKeys.caused(e)) {
                Problem taken = Problem.conflict("chart-number-taken");
                taken.initCause(e);
                throw taken;
            }
            throw e;
        }
    }

    private void addGrams(Customer customer) {
        BatchInsert grams = BatchInsert.into(sql.dsl(), NameGram.TABLE, NameGram.GRAM, NameGram.CUSTOMER);
        NameGrams.lookedUp(customer.name()).forEach(gram -> grams.add(gram, customer.id()));
        grams.execute();
    }

    private void removeGrams(Id customer) {
        sql.dsl()
                .deleteFrom(NameGram.TABLE)
                .where(NameGram.CUSTOMER.eq(customer))
                .execute();
    }

    @Override
    public Optional<Customer> find(Id id) {
        return entities(em ->
                Optional.ofNullable(em.find(CustomerEntity.class, id.value())).map(CustomerEntity::customer));
    }

    @Override
    public List<Customer> all(Collection<Id> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Long> keys = ids.stream().map(Id::value).toList();
        return entities(em -> em
                .createQuery("select c from CustomerEntity c where c.id in :ids order by c.id", CustomerEntity.class)
                .setParameter("ids", keys)
                .getResultList()
                .stream()
                .map(CustomerEntity::customer)
                .toList());
    }

    @Override
    public List<Customer> active(Collection<Id> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Long> keys = ids.stream().map(Id::value).toList();
        return entities(em -> em
                .createQuery(
                        "select c from CustomerEntity c where c.id in :ids and c.state = 'ACTIVE'",
                        CustomerEntity.class)
                .setParameter("ids", keys)
                .getResultList()
                .stream()
                .map(CustomerEntity::customer)
                .toList());
    }

    @Override
    public State state(Id id) {
        return entities(em -> State.valueOf(entity(em, id).state));
    }

    @Override
    public void state(Id id, State state) {
        entities(em -> {
            CustomerEntity entity = entity(em, id);
            entity.state(state.name());
            if (state == State.ERASED) {
                entity.blank();
            }
            return flushed(em, entity);
        });
        if (state == State.ERASED) {
            removeGrams(id);
        }
    }

    @Override
    public List<Id> search(Query query, @Nullable Id after, int limit) {
        return search.of(query, after, limit);
    }

    @Override
    public List<Id> alike(Customer customer) {
        return search.alike(customer);
    }

    @Override
    public boolean mobileKnown(String mobile) {
        return sql.dsl().fetchExists(TABLE, MOBILE.eq(mobile));
    }

    @Override
    public boolean chartNumberTaken(String chartNumber, Id except) {
        return sql.dsl().fetchExists(TABLE, CHART_NUMBER.eq(chartNumber).and(ID.ne(except)));
    }

    @Override
    public Optional<Id> kept(Id id) {
        return sql.dsl()
                .select(MERGED_INTO)
                .from(TABLE)
                .where(ID.eq(id))
                .fetchOptional(row -> Optional.ofNullable(row.value1()).orElse(id));
    }

    @Override
    public List<Id> united(Id standing) {
        List<Id> records = new ArrayList<>(List.of(standing));
        for (List<Id> step = List.of(standing); !step.isEmpty(); records.addAll(step)) {
            step = sql.dsl()
                    .select(ID)
                    .from(TABLE)
                    .where(Keys.among(MERGED_INTO, step))
                    .orderBy(ID)
                    .fetch(ID);
        }
        return records;
    }

    @Override
    public Map<Id, Id> kept(Collection<Id> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sql.dsl().select(ID, MERGED_INTO).from(TABLE).where(Keys.among(ID, ids)).fetch().stream()
                        .collect(Collectors.toMap(
                                row -> row.value1(), row -> row.value2() == null ? row.value1() : row.value2()));
    }

    @Override
    public void setMergedInto(Id id, @Nullable Id kept) {
        entities(em -> {
            CustomerEntity entity = entity(em, id);
            entity.mergedInto(kept == null ? null : kept.value());
            return flushed(em, entity);
        });
    }

    @Override
    public boolean lock(Id id) {
        return sql.dsl()
                        .update(Facts.TABLE)
                        .set(Facts.LOCK_SEQ, Facts.LOCK_SEQ.plus(1))
                        .where(Facts.CUSTOMER.eq(id))
                        .and(Facts.CLINIC.eq(Clinic.ORGANISATION))
                        .execute()
                == 1;
    }

    @Override
    public int lock(Collection<Id> ids) {
        return ids.isEmpty()
                ? 0
                : sql.dsl()
                        .update(Facts.TABLE)
                        .set(Facts.LOCK_SEQ, Facts.LOCK_SEQ.plus(1))
                        .where(Keys.among(Facts.CUSTOMER, ids))
                        .and(Facts.CLINIC.eq(Clinic.ORGANISATION))
                        .execute();
    }

    @Override
    public void recordConsent(Id id, Customers.Consent consent) {
        sql.dsl()
                .insertInto(
                        Consent.TABLE,
                        Consent.ID,
                        Consent.CUSTOMER,
                        Consent.KIND,
                        Consent.GIVEN,
                        Consent.CHANGED_AT,
                        Consent.CHANGED_BY)
                .values(consent.id(), id, consent.kind(), consent.given(), consent.at(), consent.by())
                .execute();
    }

    @Override
    public List<Customers.Consent> consents(Id customer) {
        return sql.dsl()
                .select(Consent.ID, Consent.KIND, Consent.GIVEN, Consent.CHANGED_AT, Consent.CHANGED_BY)
                .from(Consent.TABLE)
                .where(Consent.CUSTOMER.eq(customer))
                .orderBy(Consent.ID.desc())
                .fetch(row ->
                        new Customers.Consent(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    @Override
    public List<Id> after(Id after, int limit) {
        return search.found(ID.gt(after), limit);
    }

    @Override
    public long count() {
        return sql.dsl().fetchCount(TABLE);
    }

    private static CustomerEntity entity(EntityManager em, Id id) {
        CustomerEntity entity = em.find(CustomerEntity.class, id.value());
        if (entity == null) {
            throw Problem.notFound("customer");
        }
        return entity;
    }

    private <T> T entities(Function<EntityManager, T> work) {
        return jpa.txExpr(TransactionType.Required, work::apply);
    }
}
