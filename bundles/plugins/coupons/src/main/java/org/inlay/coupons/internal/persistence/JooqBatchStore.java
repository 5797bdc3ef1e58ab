package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.BatchStore;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code cp_batch} and {@code cp_recipient}. */
@Component
public final class JooqBatchStore implements BatchStore {
    static final String WAITING = "WAITING";
    static final String REFUSED = "REFUSED";

    private final Sql sql;

    @Activate
    public JooqBatchStore(@Reference Sql sql, @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void add(Batch batch, Map<Id, String> recipients, Instant at) {
        sql.dsl()
                .insertInto(
                        BATCH,
                        BATCH_ID,
                        BATCH_OF,
                        AIM,
                        BATCH_WAY,
                        BATCH_STATE,
                        RECIPIENTS,
                        BATCH_ISSUED,
                        BATCH_REFUSED,
                        BATCH_AT)
                .values(
                        batch.id(),
                        batch.template(),
                        batch.aim(),
                        batch.way().name(),
                        batch.state(),
                        batch.recipients(),
                        batch.issued(),
                        batch.refused(),
                        at)
                .execute();
        BatchInsert insert = BatchInsert.into(sql.dsl(), RECIPIENT, IN_BATCH, TO_CUSTOMER, TO_CLINIC, RECIPIENT_STATE);
        recipients.forEach((customer, clinic) -> insert.add(batch.id(), customer, clinic, WAITING));
        insert.execute();
    }

    @Override
    public Optional<Batch> batch(Id id) {
        return batches().where(BATCH_ID.eq(id)).fetchOptional(JooqBatchStore::batch);
    }

    @Override
    public List<Batch> batches(Id template) {
        return batches()
                .where(BATCH_OF.eq(template))
                .orderBy(BATCH_AT.desc(), BATCH_ID.desc())
                .fetch(JooqBatchStore::batch);
    }

    private SelectJoinStep<? extends Record> batches() {
        return sql.dsl()
                .select(BATCH_ID, BATCH_OF, AIM, BATCH_WAY, BATCH_STATE, RECIPIENTS, BATCH_ISSUED, BATCH_REFUSED)
                .from(BATCH);
    }

    private static Batch batch(Record row) {
        return new Batch(
                row.get(BATCH_ID),
                row.get(BATCH_OF),
                row.get(AIM),
                Batch.Way.valueOf(row.get(BATCH_WAY)),
                row.get(BATCH_STATE),
                row.get(RECIPIENTS),
                row.get(BATCH_ISSUED),
                row.get(BATCH_REFUSED));
    }

    @Override
    public Map<Id, String> waiting(Id batch, int limit) {
        Map<Id, String> waiting = new LinkedHashMap<>();
        sql.dsl()
                .select(TO_CUSTOMER, TO_CLINIC)
                .from(RECIPIENT)
                .where(IN_BATCH.eq(batch))
                .and(RECIPIENT_STATE.eq(WAITING))
                .orderBy(TO_CUSTOMER)
                .limit(limit)
                .forEach(row -> waiting.put(row.value1(), row.value2()));
        return waiting;
    }

    @Override
    public void settle(Id batch, Id first, Id last, Collection<Id> refused) {
        Condition waited = IN_BATCH.eq(batch).and(RECIPIENT_STATE.eq(WAITING));
        if (!refused.isEmpty()) {
            sql.dsl()
                    .update(RECIPIENT)
                    .set(RECIPIENT_STATE, REFUSED)
                    .where(waited.and(TO_CUSTOMER.in(refused)))
                    .execute();
        }
        int issued = sql.dsl()
                .update(RECIPIENT)
                .set(RECIPIENT_STATE, "ISSUED")
                .where(waited.and(TO_CUSTOMER.between(first, last)))
                .execute();
        sql.dsl()
                .update(BATCH)
                .set(BATCH_ISSUED, BATCH_ISSUED.plus(issued))
                .set(BATCH_REFUSED, BATCH_REFUSED.plus(refused.size()))
                .where(BATCH_ID.eq(batch))
                .execute();
    }

    @Override
    public void end(Id batch) {
        sql.dsl()
                .update(BATCH)
                .set(BATCH_STATE, "DONE")
                .where(BATCH_ID.eq(batch))
                .execute();
    }
}
