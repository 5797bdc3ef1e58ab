package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import org.inlay.coupons.internal.domain.WalletOwners;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Moves wallets between customers, and remembers what moved in {@code cp_moved}. */
@Component
public final class JooqWalletOwners implements WalletOwners {
    private final Sql sql;

    @Activate
    public JooqWalletOwners(@Reference Sql sql, @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void move(Id merge, Id from, Id to) {
        sql.dsl()
                .insertInto(MERGE, MERGE_ID, MERGE_KEPT, MERGE_DUPLICATE)
                .values(merge, to, from)
                .execute();
        give(merge, from, to);
        wait(from, to);
        remember(from, to);
        befriend(from, to);
    }

    private void give(Id merge, Id from, Id to) {
        sql.dsl()
                .insertInto(MOVED, MOVED_BY, MOVED_VOUCHER)
                .select(select(inline(merge, Columns.ID), VOUCHER_ID)
                        .from(VOUCHER)
                        .where(CUSTOMER.eq(from)))
                .execute();
        sql.dsl().update(VOUCHER).set(CUSTOMER, to).where(CUSTOMER.eq(from)).execute();
        // whoever has the link is the person, under either name
        sql.dsl()
                .update(LINK)
                .set(LINK_CUSTOMER, to)
                .where(LINK_CUSTOMER.eq(from))
                .execute();
    }

    @Override
    public void settle() {
        boolean given = false;
        for (var merge : sql.dsl()
                .select(MERGE_ID, MERGE_DUPLICATE, MERGE_KEPT)
                .from(MERGE)
                .where(exists(selectOne().from(VOUCHER).where(CUSTOMER.eq(MERGE_DUPLICATE))))
                .or(exists(selectOne().from(LINK).where(LINK_CUSTOMER.eq(MERGE_DUPLICATE))))
                .orderBy(MERGE_ID)) {
            if (stands(merge.value1())) {
                give(merge.value1(), merge.value2(), merge.value3());
                given = true;
            }
        }
        if (given) {
            // whoever was kept may have been merged in turn
            settle();
        }
    }

    /** Whether the merge is still in force; nobody takes it apart, or settles it as well, until the transaction ends. */
    private boolean stands(Id merge) {
        return sql.dsl()
                        .update(MERGE)
                        .set(MERGE_ID, merge)
                        .where(MERGE_ID.eq(merge))
                        .execute()
                > 0;
    }

    /** Who came by somebody's code is their friend under either name; who came twice stays with the first. */
    private void befriend(Id from, Id to) {
        Field<Id> customer = field(name("theirs", "customer"), Columns.ID);
        sql.dsl()
                .update(FRIEND)
                .set(FRIEND_CUSTOMER, to)
                .where(FRIEND_CUSTOMER.eq(from))
                .andNotExists(selectOne().from(FRIEND.as("theirs")).where(customer.eq(to)))
                .execute();
    }

    /** Who got an issue that repeats itself got it under either name. */
    private void remember(Id from, Id to) {
        Field<Id> customer = field(name("theirs", "customer"), Columns.ID);
        sql.dsl()
                .insertInto(PUSHED, PUSHED_BY, PUSHED_IN, PUSHED_TO)
                .select(select(PUSHED_BY, PUSHED_IN, inline(to, Columns.ID))
                        .from(PUSHED)
                        .where(PUSHED_TO.eq(from))
                        .andNotExists(selectOne()
                                .from(PUSHED.as("theirs"))
                                .where(field(name("theirs", "push"), Columns.ID).eq(PUSHED_BY))
                                .and(field(name("theirs", "period"), PUSHED_IN.getDataType())
                                        .eq(PUSHED_IN))
                                .and(customer.eq(to))))
                .execute();
    }

    /** Who waits twice for a batch gets it once (S5); its count of refused ones leaves out who was merged meanwhile. */
    private void wait(Id from, Id to) {
        Table<Record> theirs = RECIPIENT.as("theirs");
        Field<Id> batch = field(name("theirs", "batch"), Columns.ID);
        Field<Id> customer = field(name("theirs", "customer"), Columns.ID);
        Condition waiting = TO_CUSTOMER
                .eq(from)
                .and(RECIPIENT_STATE.eq(JooqBatchStore.WAITING))
                .and(IN_BATCH.in(select(BATCH_ID).from(BATCH).where(BATCH_STATE.eq("RUNNING"))));
        sql.dsl()
                .update(RECIPIENT)
                .set(RECIPIENT_STATE, JooqBatchStore.REFUSED)
                .where(waiting)
                .and(exists(selectOne().from(theirs).where(batch.eq(IN_BATCH)).and(customer.eq(to))))
                .execute();
        sql.dsl().update(RECIPIENT).set(TO_CUSTOMER, to).where(waiting).execute();
    }

    @Override
    public void moveBack(Id merge, Id to) {
        sql.dsl().deleteFrom(MERGE).where(MERGE_ID.eq(merge)).execute();
        sql.dsl()
                .update(VOUCHER)
                .set(CUSTOMER, to)
                .where(VOUCHER_ID.in(select(MOVED_VOUCHER).from(MOVED).where(MOVED_BY.eq(merge))))
                .execute();
        sql.dsl().deleteFrom(MOVED).where(MOVED_BY.eq(merge)).execute();
    }

    @Override
    public void forgetLinks(Id customer) {
        for (Id share : sql.dsl()
                .select(SHARE_ID)
                .from(SHARE)
                .where(SHARER.eq(customer))
                .fetch(SHARE_ID)) {
            sql.dsl()
                    .update(SHARE)
                    .set(SHARE_CODE, JooqSharingStore.ENDED + share)
                    .where(SHARE_ID.eq(share))
                    .execute();
        }
        for (Id friend : sql.dsl()
                .select(FRIEND_ID)
                .from(FRIEND)
                .where(FRIEND_CUSTOMER.eq(customer))
                .fetch(FRIEND_ID)) {
            sql.dsl()
                    .update(FRIEND)
                    .set(FRIEND_DIGEST, JooqSharingStore.ENDED + friend)
                    .where(FRIEND_ID.eq(friend))
                    .execute();
        }
        // its row stays, because figures count it; no secret has this digest
        for (Id link : sql.dsl()
                .select(LINK_ID)
                .from(LINK)
                .where(LINK_CUSTOMER.eq(customer))
                .fetch(LINK_ID)) {
            sql.dsl()
                    .update(LINK)
                    .set(DIGEST, JooqSharingStore.ENDED + link)
                    .where(LINK_ID.eq(link))
                    .execute();
        }
    }
}
