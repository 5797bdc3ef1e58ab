package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;
import static org.jooq.impl.DSL.count;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.coupons.internal.domain.Friend;
import org.inlay.coupons.internal.domain.Sharing;
import org.inlay.coupons.internal.domain.Sharing.Counted;
import org.inlay.coupons.internal.domain.Sharing.Share;
import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.coupons.internal.domain.SharingStore;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code cp_sharing}, {@code cp_share} and {@code cp_friend}. */
@Component
public final class JooqSharingStore implements SharingStore {
    /** How what stands in the place of a secret or its digest begins when it has ended; nothing has such a digest. */
    static final String ENDED = "ended/";

    private final Sql sql;

    @Activate
    public JooqSharingStore(@Reference Sql sql, @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void add(Sharing sharing) {
        sql.dsl()
                .insertInto(SHARING, SHARING_ID, SHARING_OF, SHARING_REWARD, SHARING_EVENT, SHARING_STOPPED)
                .values(
                        sharing.id(),
                        sharing.template(),
                        sharing.reward(),
                        sharing.event().name(),
                        false)
                .execute();
    }

    private SelectJoinStep<? extends Record> sharings() {
        return sql.dsl()
                .select(SHARING_ID, SHARING_OF, SHARING_REWARD, SHARING_EVENT)
                .from(SHARING);
    }

    private static Sharing sharing(Record row) {
        return new Sharing(
                row.get(SHARING_ID),
                row.get(SHARING_OF),
                row.get(SHARING_REWARD),
                Step.valueOf(row.get(SHARING_EVENT)));
    }

    @Override
    public Optional<Sharing> find(Id id) {
        return sharings()
                .where(SHARING_ID.eq(id))
                .and(SHARING_STOPPED.isFalse())
                .fetchOptional(JooqSharingStore::sharing);
    }

    @Override
    public List<Counted> of(Id template) {
        return sharings()
                .where(SHARING_OF.eq(template))
                .and(SHARING_STOPPED.isFalse())
                .orderBy(SHARING_ID)
                .fetch(row -> counted(sharing(row)));
    }

    private Counted counted(Sharing sharing) {
        Map<Step, Long> at = new EnumMap<>(Step.class);
        long rewarded = 0;
        for (var row : sql.dsl()
                .select(FRIEND_STEP, FRIEND_REWARD, count())
                .from(FRIEND)
                .join(SHARE)
                .on(SHARE_ID.eq(FRIEND_BY))
                .where(SHARE_OF.eq(sharing.id()))
                .groupBy(FRIEND_STEP, FRIEND_REWARD)) {
            at.merge(Step.valueOf(row.value1()), row.value3().longValue(), Long::sum);
            rewarded += Friend.GIVEN.equals(row.value2()) ? row.value3() : 0;
        }
        long dealt = at.getOrDefault(Step.FIRST_DEAL, 0L);
        long visited = dealt + at.getOrDefault(Step.INITIAL_VISIT, 0L);
        long registered = visited + at.getOrDefault(Step.REGISTERED, 0L);
        return new Counted(
                sharing, registered + at.getOrDefault(Step.FOLLOWED, 0L), registered, visited, dealt, rewarded);
    }

    @Override
    public List<Sharing> running() {
        return sharings()
                .join(TEMPLATE)
                .on(TEMPLATE_ID.eq(SHARING_OF))
                .where(SHARING_STOPPED.isFalse())
                .and(TEMPLATE_STATE.eq(Template.State.PUBLISHED.name()))
                .orderBy(SHARING_ID)
                .fetch(JooqSharingStore::sharing);
    }

    @Override
    public boolean stop(Id id) {
        return sql.dsl()
                        .update(SHARING)
                        .set(SHARING_STOPPED, true)
                        .where(SHARING_ID.eq(id))
                        .execute()
                > 0;
    }

    @Override
    public Optional<String> code(Id sharing, Id customer) {
        return sql.dsl()
                .select(SHARE_CODE)
                .from(SHARE)
                .where(SHARE_OF.eq(sharing))
                .and(SHARER.eq(customer))
                .orderBy(SHARE_ID)
                .limit(1)
                .fetchOptional(SHARE_CODE);
    }

    @Override
    public void add(Share share, String code) {
        sql.dsl()
                .insertInto(SHARE, SHARE_ID, SHARE_OF, SHARER, SHARE_CLINIC, SHARE_CODE)
                .values(share.id(), share.sharing().id(), share.customer(), share.clinic(), code)
                .execute();
    }

    @Override
    public Optional<Share> byCode(String code) {
        return sql.dsl()
                .select(SHARING_ID, SHARING_OF, SHARING_REWARD, SHARING_EVENT, SHARE_ID, SHARER, SHARE_CLINIC)
                .from(SHARE)
                .join(SHARING)
                .on(SHARING_ID.eq(SHARE_OF))
                .where(SHARE_CODE.eq(code))
                .and(SHARING_STOPPED.isFalse())
                .fetchOptional(JooqSharingStore::share);
    }

    private static Share share(Record row) {
        return new Share(row.get(SHARE_ID), sharing(row), row.get(SHARER), row.get(SHARE_CLINIC));
    }

    @Override
    public boolean add(Friend friend, String digest) {
        try {
            sql.dsl()
                    .insertInto(FRIEND, FRIEND_ID, FRIEND_BY, FRIEND_DIGEST, FRIEND_STEP, FOLLOWED_AT)
                    .values(
                            friend.id(),
                            friend.share().id(),
                            digest,
                            friend.step().name(),
                            friend.followedAt())
                    .execute();
            return true;
        } catch (IntegrityConstraintViolationException before) {
            return false;
        }
    }

    @Override
    public Optional<Friend> byCustomer(Id customer) {
        return friend(FRIEND_CUSTOMER.eq(customer));
    }

    @Override
    public Optional<Friend> byDigest(String digest) {
        return friend(FRIEND_DIGEST.eq(digest).and(FRIEND_CUSTOMER.isNull()));
    }

    private Optional<Friend> friend(Condition condition) {
        return sql.dsl()
                .select(
                        SHARING_ID,
                        SHARING_OF,
                        SHARING_REWARD,
                        SHARING_EVENT,
                        SHARE_ID,
                        SHARER,
                        SHARE_CLINIC,
                        FRIEND_ID,
                        FRIEND_CUSTOMER,
                        FRIEND_STEP,
                        FRIEND_REWARD,
                        FOLLOWED_AT)
                .from(FRIEND)
                .join(SHARE)
                .on(SHARE_ID.eq(FRIEND_BY))
                .join(SHARING)
                .on(SHARING_ID.eq(SHARE_OF))
                .where(condition)
                .fetchOptional(row -> new Friend(
                        row.get(FRIEND_ID),
                        share(row),
                        row.get(FRIEND_CUSTOMER),
                        Step.valueOf(row.get(FRIEND_STEP)),
                        row.get(FRIEND_REWARD),
                        row.get(FOLLOWED_AT)));
    }

    @Override
    public boolean register(Id friend, Id customer) {
        return sql.dsl()
                        .update(FRIEND)
                        .set(FRIEND_CUSTOMER, customer)
                        .where(FRIEND_ID.eq(friend))
                        .and(FRIEND_CUSTOMER.isNull())
                        .execute()
                > 0;
    }

    @Override
    public int forget(Instant followedBefore, int most) {
        List<Id> strangers = sql.dsl()
                .select(FRIEND_ID)
                .from(FRIEND)
                .where(FRIEND_CUSTOMER.isNull())
                .and(FOLLOWED_AT.lt(followedBefore))
                .and(FRIEND_DIGEST.notLike(ENDED + "%"))
                .limit(most)
                .fetch(FRIEND_ID);
        for (Id stranger : strangers) {
            sql.dsl()
                    .update(FRIEND)
                    .set(FRIEND_DIGEST, ENDED + stranger)
                    .where(FRIEND_ID.eq(stranger))
                    .and(FRIEND_CUSTOMER.isNull())
                    .execute();
        }
        return strangers.size();
    }

    @Override
    public void reached(Id friend, Step step) {
        sql.dsl()
                .update(FRIEND)
                .set(FRIEND_STEP, step.name())
                .where(FRIEND_ID.eq(friend))
                .and(FRIEND_STEP.in(Arrays.stream(Step.values())
                        .filter(step::includes)
                        .map(Step::name)
                        .toList()))
                .execute();
    }

    @Override
    public boolean rewarded(Id friend, String outcome, Instant at) {
        return sql.dsl()
                        .update(FRIEND)
                        .set(FRIEND_REWARD, outcome)
                        .set(REWARDED_AT, at)
                        .where(FRIEND_ID.eq(friend))
                        .and(FRIEND_REWARD.isNull())
                        .execute()
                > 0;
    }
}
