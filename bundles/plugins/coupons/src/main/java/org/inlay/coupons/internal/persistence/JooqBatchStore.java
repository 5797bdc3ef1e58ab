package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

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
        BatchInsert insert =
                BatchInsert.into(sql.dsl(), RECIPIENT, IN_BATCH, PLACE, TO_CUSTOMER, TO_CLINIC, RECIPIENT_STATE);
        long place = 0;
        for (Map.Entry<Id, String> recipient : recipients.entrySet()) {
            insert.add(batch.id(), ++place, recipient.getKey(), recipient.getValue(), WAITING);
        }
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
    public Waiting waiting(Id batch, int limit) {
        Map<Id, String> clinics = new LinkedHashMap<>();
        long last = 0;
        for (var row : sql.dsl()
                .select(PLACE, TO_CUSTOMER, TO_CLINIC)
                .from(RECIPIENT)
                .where(IN_BATCH.eq(batch))
                .and(PLACE.gt(field(select(REACHED).from(BATCH).where(BATCH_ID.eq(batch)))))
                .and(RECIPIENT_STATE.eq(WAITING))
                .orderBy(PLACE)
                .limit(limit)) {
            last = row.value1();
            clinics.put(row.value2(), row.value3());
        }
        return new Waiting(clinics, last);
    }

    @Override
    public void settle(Id batch, long last, int issued, Collection<Id> refused) {
        if (!refused.isEmpty()) {
            sql.dsl()
                    .update(RECIPIENT)
                    .set(RECIPIENT_STATE, REFUSED)
                    .where(IN_BATCH.eq(batch))
                    .and(TO_CUSTOMER.in(refused))
                    .execute();
        }
        sql.dsl()
                .update(BATCH)
                .set(REACHED, last)
                .set(BATCH_ISSUED, BATCH_ISSUED.plus(issued))
                .set(BATCH_REFUSED, BATCH_REFUSED.plus(refused.size()))
                .where(BATCH_ID.eq(batch))
                .and(REACHED.lt(last))
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
