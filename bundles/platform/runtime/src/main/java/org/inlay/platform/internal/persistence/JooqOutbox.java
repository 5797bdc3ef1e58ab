package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Deliveries.Delivery;
import org.inlay.platform.Id;
import org.inlay.platform.internal.domain.Outbox;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code pl_subscription} and {@code pl_delivery}. */
@Component
public final class JooqOutbox implements Outbox {
    /** Version of the way payloads are written. */
    private static final int PAYLOAD_VERSION = 1;

    private static final Table<?> SUBSCRIPTION = table(name("pl_subscription"));
    private static final Field<String> SUBSCRIPTION_ID = field(name("id"), SQLDataType.VARCHAR);
    private static final Field<String> SUBSCRIPTION_EVENT = field(name("event"), SQLDataType.VARCHAR);

    private static final Table<?> DELIVERY = table(name("pl_delivery"));
    private static final Field<Id> ID = field(name("pl_delivery", "id"), Columns.ID);
    private static final Field<String> TO = field(name("pl_delivery", "subscription"), SQLDataType.VARCHAR);
    private static final Field<Id> AGGREGATE = field(name("pl_delivery", "aggregate_id"), Columns.ID);
    private static final Field<String> EVENT = field(name("pl_delivery", "event"), SQLDataType.VARCHAR);
    private static final Field<Integer> EVENT_VERSION =
            field(name("pl_delivery", "event_version"), SQLDataType.INTEGER);
    private static final Field<String> PAYLOAD = field(name("pl_delivery", "payload"), SQLDataType.VARCHAR);
    private static final Field<String> STATE = field(name("pl_delivery", "state"), SQLDataType.VARCHAR);
    private static final Field<Integer> ATTEMPTS = field(name("pl_delivery", "attempts"), SQLDataType.INTEGER);
    private static final Field<Instant> DUE_AT = field(name("pl_delivery", "due_at"), Columns.INSTANT);
    private static final Field<String> CLAIMED_BY = field(name("pl_delivery", "claimed_by"), SQLDataType.VARCHAR);
    private static final Field<String> FAILURE = field(name("pl_delivery", "failure"), SQLDataType.VARCHAR);
    private static final Field<Instant> CREATED_AT = field(name("pl_delivery", "created_at"), Columns.INSTANT);

    private static final Condition WAITING = STATE.eq(inline("WAITING"));
    private static final Condition PARKED = STATE.eq(inline("PARKED"));

    private final Sql sql;

    @Activate
    public JooqOutbox(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void subscribe(String subscription, String event) {
        Inserts.ifAbsent(
                sql,
                sql.dsl()
                        .insertInto(SUBSCRIPTION)
                        .set(SUBSCRIPTION_ID, subscription)
                        .set(SUBSCRIPTION_EVENT, event),
                SUBSCRIPTION_ID);
        sql.dsl()
                .update(SUBSCRIPTION)
                .set(SUBSCRIPTION_EVENT, event)
                .where(SUBSCRIPTION_ID.eq(subscription))
                .and(SUBSCRIPTION_EVENT.ne(event))
                .execute();
    }

    @Override
    public Map<String, List<String>> subscriptions() {
        return sql.dsl()
                .select(SUBSCRIPTION_EVENT, SUBSCRIPTION_ID)
                .from(SUBSCRIPTION)
                .fetchGroups(SUBSCRIPTION_EVENT, SUBSCRIPTION_ID);
    }

    @Override
    public void add(List<Parcel> parcels, Instant createdAt) {
        for (Parcel parcel : parcels) {
            sql.dsl()
                    .insertInto(DELIVERY)
                    .set(ID, parcel.id())
                    .set(TO, parcel.subscription())
                    .set(AGGREGATE, parcel.aggregate())
                    .set(EVENT, parcel.event())
                    .set(EVENT_VERSION, PAYLOAD_VERSION)
                    .set(PAYLOAD, Json.write(parcel.payload()))
                    .set(STATE, "WAITING")
                    .set(ATTEMPTS, parcel.attempts())
                    .set(DUE_AT, Instant.EPOCH)
                    .set(CREATED_AT, createdAt)
                    .execute();
        }
    }

    @Override
    public List<Parcel> due(Collection<String> subscriptions, Instant now, int limit) {
        Table<?> earlier = table(name("pl_delivery")).as("earlier");
        return sql.dsl()
                .select(ID, TO, AGGREGATE, EVENT, PAYLOAD, ATTEMPTS)
                .from(DELIVERY)
                .where(TO.in(subscriptions))
                .and(WAITING)
                .and(DUE_AT.le(now))
                .and(EVENT_VERSION.le(PAYLOAD_VERSION))
                .and(notExists(selectOne()
                        .from(earlier)
                        .where(field(name("earlier", "subscription"), SQLDataType.VARCHAR)
                                .eq(TO))
                        .and(field(name("earlier", "aggregate_id"), Columns.ID).eq(AGGREGATE))
                        .and(field(name("earlier", "id"), Columns.ID).lt(ID))))
                .orderBy(ID)
                .limit(limit)
                .fetch(row -> new Parcel(
                        row.get(ID),
                        row.get(TO),
                        row.get(AGGREGATE),
                        row.get(EVENT),
                        Json.read(row.get(PAYLOAD)),
                        row.get(ATTEMPTS)));
    }

    @Override
    public boolean claim(Id delivery, String owner, Instant now, Instant leaseEnd) {
        return sql.dsl()
                        .update(DELIVERY)
                        .set(CLAIMED_BY, owner)
                        .set(DUE_AT, leaseEnd)
                        .where(ID.eq(delivery))
                        .and(WAITING)
                        .and(DUE_AT.le(now))
                        .execute()
                == 1;
    }

    @Override
    public boolean remove(Id delivery, String owner) {
        return sql.dsl()
                        .deleteFrom(DELIVERY)
                        .where(ID.eq(delivery))
                        .and(CLAIMED_BY.eq(owner))
                        .execute()
                == 1;
    }

    @Override
    public void giveBack(Id delivery, String owner, int attempts, @Nullable Instant next, @Nullable String failure) {
        sql.dsl()
                .update(DELIVERY)
                .set(STATE, next == null ? "PARKED" : "WAITING")
                .set(DUE_AT, next == null ? Instant.EPOCH : next)
                .set(ATTEMPTS, attempts)
                .set(FAILURE, failure)
                .setNull(CLAIMED_BY)
                .where(ID.eq(delivery))
                .and(CLAIMED_BY.eq(owner))
                .execute();
    }

    @Override
    public List<Delivery> parked(int limit) {
        return sql.dsl()
                .select(ID, TO, EVENT, AGGREGATE, ATTEMPTS, CREATED_AT, FAILURE)
                .from(DELIVERY)
                .where(PARKED)
                .orderBy(ID)
                .limit(limit)
                .fetch(JooqOutbox::delivery);
    }

    @Override
    public boolean unpark(Id delivery) {
        return sql.dsl()
                        .update(DELIVERY)
                        .set(STATE, "WAITING")
                        .set(ATTEMPTS, 0)
                        .where(ID.eq(delivery))
                        .and(PARKED)
                        .execute()
                == 1;
    }

    private static Delivery delivery(Record row) {
        return new Delivery(
                row.get(ID),
                row.get(TO),
                row.get(EVENT),
                row.get(AGGREGATE),
                row.get(ATTEMPTS),
                row.get(CREATED_AT),
                row.get(FAILURE));
    }
}
