package org.inlay.customers.internal.persistence;

import static org.inlay.customers.internal.persistence.Tables.Treatment.CLINIC;
import static org.inlay.customers.internal.persistence.Tables.Treatment.CUSTOMER;
import static org.inlay.customers.internal.persistence.Tables.Treatment.ID;
import static org.inlay.customers.internal.persistence.Tables.Treatment.TABLE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.inlay.customers.internal.domain.Callers;
import org.inlay.customers.internal.domain.TreatmentStore;
import org.inlay.customers.internal.persistence.Tables.Addendum;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Treatment records as entities, their addenda appended beside. */
@Component
public final class JpaTreatmentStore implements TreatmentStore {
    private final JpaTemplate jpa;
    private final Sql sql;

    @Activate
    public JpaTreatmentStore(
            @Reference(target = "(osgi.unit.name=customers)") JpaTemplate jpa,
            @Reference(target = "(inlay.schema=customers)") SchemaReady schema,
            @Reference Sql sql) {
        this.jpa = jpa;
        this.sql = sql;
    }

    @Override
    public void insert(Treatment record, Instant draftedAt) {
        entities(em -> {
            TreatmentEntity entity = new TreatmentEntity();
            entity.id = record.id().value();
            entity.customer = record.customer().value();
            entity.clinic = record.clinic();
            entity.date = record.date();
            entity.author = record.author();
            entity.draftedAt = draftedAt;
            entity.enter(record);
            em.persist(entity);
            em.flush();
            return entity;
        });
    }

    @Override
    public void update(Treatment record) {
        entities(em -> {
            TreatmentEntity entity = em.find(TreatmentEntity.class, record.id().value());
            entity.enter(record);
            em.flush();
            return entity;
        });
    }

    @Override
    public void add(Id record, org.inlay.customers.TreatmentRecords.Addendum addendum) {
        sql.dsl()
                .insertInto(
                        Addendum.TABLE,
                        Addendum.ID,
                        Addendum.TREATMENT,
                        Addendum.ADDED_AT,
                        Addendum.AUTHOR,
                        Addendum.ADDITION)
                .values(addendum.id(), record, addendum.at(), addendum.author(), addendum.text())
                .execute();
    }

    @Override
    public Optional<Treatment> find(Id record) {
        return records(List.of(record)).stream().findFirst();
    }

    @Override
    public List<Treatment> signed(Id after, int limit) {
        return entities(em -> em
                .createQuery(
                        "select t from TreatmentEntity t where t.status = 'SIGNED' and t.id > :after order by t.id",
                        TreatmentEntity.class)
                .setParameter("after", after.value())
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(t -> t.treatment(List.of()))
                .toList());
    }

    @Override
    public List<Treatment> of(Id customer, Callers.Seen seen, PageRequest page) {
        return records(sql.dsl()
                .select(ID)
                .from(TABLE)
                .where(CUSTOMER.eq(customer))
                .and(Cursors.in(CLINIC, seen))
                .and(Cursors.below(ID, page))
                .orderBy(ID.desc())
                .limit(page.limit() + 1)
                .fetch(ID));
    }

    /** These records, latest drafted first. */
    private List<Treatment> records(List<Id> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Id, List<org.inlay.customers.TreatmentRecords.Addendum>> addenda = sql.dsl()
                .select(Addendum.TREATMENT, Addendum.ID, Addendum.ADDED_AT, Addendum.AUTHOR, Addendum.ADDITION)
                .from(Addendum.TABLE)
                .where(Keys.among(Addendum.TREATMENT, ids))
                .orderBy(Addendum.ID)
                .fetchGroups(
                        Addendum.TREATMENT,
                        row -> new org.inlay.customers.TreatmentRecords.Addendum(
                                row.value2(), row.value3(), row.value4(), row.value5()));
        List<Long> keys = ids.stream().map(Id::value).toList();
        return entities(em -> em
                .createQuery(
                        "select t from TreatmentEntity t where t.id in :ids order by t.id desc", TreatmentEntity.class)
                .setParameter("ids", keys)
                .getResultList()
                .stream()
                .map(t -> t.treatment(addenda.getOrDefault(new Id(t.id), List.of())))
                .toList());
    }

    private <T> T entities(Function<EntityManager, T> work) {
        return jpa.txExpr(TransactionType.Required, work::apply);
    }
}
