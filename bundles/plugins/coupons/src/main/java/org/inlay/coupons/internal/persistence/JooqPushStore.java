package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.Push;
import org.inlay.coupons.internal.domain.PushStore;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code cp_push} and {@code cp_pushed}. */
@Component
public final class JooqPushStore implements PushStore {
    private final Sql sql;

    @Activate
    public JooqPushStore(@Reference Sql sql, @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void add(Push push) {
        sql.dsl()
                .insertInto(PUSH, PUSH_ID, PUSH_OF, PUSH_SEGMENT, PUSH_EVERY, PUSH_WAY, PUSH_STOPPED)
                .values(
                        push.id(),
                        push.template(),
                        push.segment(),
                        push.every().name(),
                        push.way().name(),
                        false)
                .execute();
    }

    private SelectJoinStep<? extends Record> pushes() {
        return sql.dsl()
                .select(PUSH_ID, PUSH_OF, PUSH_SEGMENT, PUSH_EVERY, PUSH_WAY)
                .from(PUSH);
    }

    private static Push push(Record row) {
        return new Push(
                row.get(PUSH_ID),
                row.get(PUSH_OF),
                row.get(PUSH_SEGMENT),
                Push.Every.valueOf(row.get(PUSH_EVERY)),
                Batch.Way.valueOf(row.get(PUSH_WAY)));
    }

    @Override
    public List<Push> of(Id template) {
        return pushes().where(PUSH_OF.eq(template))
                .and(PUSH_STOPPED.isFalse())
                .orderBy(PUSH_ID)
                .fetch(JooqPushStore::push);
    }

    @Override
    public List<Push> running() {
        return pushes().join(TEMPLATE)
                .on(TEMPLATE_ID.eq(PUSH_OF))
                .where(PUSH_STOPPED.isFalse())
                .and(TEMPLATE_STATE.eq(Template.State.PUBLISHED.name()))
                .orderBy(PUSH_ID)
                .fetch(JooqPushStore::push);
    }

    @Override
    public boolean stop(Id id) {
        return sql.dsl()
                        .update(PUSH)
                        .set(PUSH_STOPPED, true)
                        .where(PUSH_ID.eq(id))
                        .execute()
                > 0;
    }

    @Override
    public Map<String, Set<Id>> done(Id push, Collection<String> periods) {
        Map<String, Set<Id>> done = new HashMap<>();
        if (!periods.isEmpty()) {
            sql.dsl()
                    .select(PUSHED_IN, PUSHED_TO)
                    .from(PUSHED)
                    .where(PUSHED_BY.eq(push))
                    .and(PUSHED_IN.in(periods))
                    .forEach(row -> done.computeIfAbsent(row.value1(), period -> new HashSet<>())
                            .add(row.value2()));
        }
        return done;
    }

    @Override
    public void mark(Id push, Map<Id, String> periods) {
        BatchInsert insert = BatchInsert.into(sql.dsl(), PUSHED, PUSHED_BY, PUSHED_IN, PUSHED_TO);
        periods.forEach((customer, period) -> insert.add(push, period, customer));
        insert.execute();
    }
}
