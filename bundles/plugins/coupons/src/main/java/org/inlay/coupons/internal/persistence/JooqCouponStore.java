package org.inlay.coupons.internal.persistence;

import static org.inlay.coupons.internal.persistence.Tables.*;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.coupons.internal.domain.CouponStore;
import org.inlay.coupons.internal.domain.Template;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.BatchInsert;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code cp_…}. */
@Component
public final class JooqCouponStore implements CouponStore {
    static final String ACTIVE = "ACTIVE";
    static final String USED = "USED";

    private final Sql sql;

    @Activate
    public JooqCouponStore(@Reference Sql sql, @Reference(target = "(inlay.schema=coupons)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void add(Template template, Instant at) {
        sql.dsl()
                .insertInto(TEMPLATE)
                .set(TemplateRows.of(template.terms()))
                .set(TEMPLATE_ID, template.id())
                .set(FAMILY, template.family())
                .set(VERSION, template.version())
                .set(USE, template.use().name())
                .set(TEMPLATE_STATE, template.state().name())
                .set(ISSUED, template.issued())
                .set(CREATED_AT, at)
                .execute();
    }

    @Override
    public boolean redraw(Id template, Terms terms) {
        return sql.dsl()
                        .update(TEMPLATE)
                        .set(TemplateRows.of(terms))
                        .where(TEMPLATE_ID.eq(template))
                        .and(TEMPLATE_STATE.eq(Template.State.DRAFT.name()))
                        .execute()
                > 0;
    }

    @Override
    public boolean move(Id template, Collection<Template.State> from, Template.State to) {
        return sql.dsl()
                        .update(TEMPLATE)
                        .set(TEMPLATE_STATE, to.name())
                        .where(TEMPLATE_ID.eq(template))
                        .and(TEMPLATE_STATE.in(from.stream().map(Enum::name).toList()))
                        .execute()
                > 0;
    }

    @Override
    public Optional<Template> template(Id id) {
        return sql.dsl()
                .select(TEMPLATE_FIELDS)
                .from(TEMPLATE)
                .where(TEMPLATE_ID.eq(id))
                .fetchOptional(TemplateRows::template);
    }

    @Override
    public List<Template> family(Id family) {
        return sql.dsl()
                .select(TEMPLATE_FIELDS)
                .from(TEMPLATE)
                .where(FAMILY.eq(family))
                .orderBy(VERSION.desc(), TEMPLATE_ID.desc())
                .fetch(TemplateRows::template);
    }

    @Override
    public void lock(Id family) {
        sql.dsl()
                .update(TEMPLATE)
                .set(FAMILY, family)
                .where(TEMPLATE_ID.eq(family))
                .execute();
    }

    @Override
    public void succeed(Id before, Id after) {
        sql.dsl()
                .update(LINK)
                .set(LINK_OF, after)
                .where(LINK_OF.eq(before))
                .and(CLAIMED_AT.isNull())
                .execute();
        sql.dsl().update(PUSH).set(PUSH_OF, after).where(PUSH_OF.eq(before)).execute();
        sql.dsl()
                .update(SHARING)
                .set(SHARING_OF, after)
                .where(SHARING_OF.eq(before))
                .execute();
        sql.dsl()
                .update(SHARING)
                .set(SHARING_REWARD, after)
                .where(SHARING_REWARD.eq(before))
                .execute();
    }

    @Override
    public List<Template> templates(Template.Use use) {
        return sql.dsl()
                .select(TEMPLATE_FIELDS)
                .from(TEMPLATE)
                .where(USE.eq(use.name()))
                .orderBy(CREATED_AT.desc(), TEMPLATE_ID.desc())
                .fetch(TemplateRows::template);
    }

    @Override
    public List<Template> running(LocalDate date) {
        return sql.dsl()
                .select(TEMPLATE_FIELDS)
                .from(TEMPLATE)
                .where(USE.eq(Template.Use.PROMOTION.name()))
                .and(TEMPLATE_STATE.eq(Template.State.PUBLISHED.name()))
                .and(VALID_TO.ge(date))
                .and(VALID_FROM.isNull().or(VALID_FROM.le(date)))
                .orderBy(TEMPLATE_ID)
                .fetch(TemplateRows::template);
    }

    @Override
    public boolean take(Id template, long pieces) {
        return sql.dsl()
                        .update(TEMPLATE)
                        .set(ISSUED, ISSUED.plus(pieces))
                        .where(TEMPLATE_ID.eq(template))
                        .and(TEMPLATE_STATE.eq(Template.State.PUBLISHED.name()))
                        .and(QUANTITY.ge(ISSUED.plus(pieces)))
                        .execute()
                > 0;
    }

    @Override
    public Map<Id, Long> held(Id family, Collection<Id> customers) {
        return sql.dsl()
                .select(CUSTOMER, count())
                .from(VOUCHER)
                .where(OF.in(select(TEMPLATE_ID).from(TEMPLATE).where(FAMILY.eq(family))))
                .and(CUSTOMER.in(customers))
                .groupBy(CUSTOMER)
                .fetchMap(CUSTOMER, row -> row.value2().longValue());
    }

    @Override
    public void add(Map<Voucher, String> vouchers, @Nullable Id batch) {
        BatchInsert insert = BatchInsert.into(
                sql.dsl(),
                VOUCHER,
                VOUCHER_ID,
                CODE,
                OF,
                CUSTOMER,
                CLINIC,
                ORIGIN,
                WITH_BATCH,
                VOUCHER_STATE,
                ISSUED_AT,
                BEGINS_AT,
                EXPIRES_AT);
        vouchers.forEach((voucher, origin) -> insert.add(
                voucher.id(),
                voucher.code(),
                voucher.template().id(),
                voucher.customer(),
                voucher.clinic(),
                origin,
                batch,
                voucher.stored(),
                voucher.issuedAt(),
                voucher.beginsAt(),
                voucher.expiresAt()));
        insert.execute();
    }

    @Override
    public Map<String, Voucher> byCodes(Collection<String> codes) {
        Map<String, Voucher> found = new HashMap<>();
        if (!codes.isEmpty()) {
            vouchers().where(CODE.in(codes)).forEach(row -> found.put(row.get(CODE), TemplateRows.voucher(row)));
        }
        return found;
    }

    @Override
    public Optional<Voucher> byOrigin(String origin) {
        return vouchers().where(ORIGIN.eq(origin)).fetchOptional(TemplateRows::voucher);
    }

    @Override
    public List<Voucher> of(Id customer) {
        return vouchers()
                .where(CUSTOMER.eq(customer))
                .orderBy(ISSUED_AT.desc(), VOUCHER_ID.desc())
                .fetch(TemplateRows::voucher);
    }

    @Override
    public List<Voucher> of(Id template, Voucher.@Nullable State state, Instant now, @Nullable Id before, int limit) {
        return vouchers()
                .where(OF.eq(template))
                .and(state == null ? noCondition() : in(state, now))
                .and(before == null ? noCondition() : VOUCHER_ID.lt(before))
                .orderBy(VOUCHER_ID.desc())
                .limit(limit)
                .fetch(TemplateRows::voucher);
    }

    private static Condition in(Voucher.State state, Instant now) {
        return switch (state) {
            case ACTIVE -> VOUCHER_STATE.eq(ACTIVE).and(EXPIRES_AT.gt(now));
            case EXPIRED -> VOUCHER_STATE.eq(ACTIVE).and(EXPIRES_AT.le(now));
            default -> VOUCHER_STATE.eq(state.name());
        };
    }

    private SelectJoinStep<? extends Record> vouchers() {
        return sql.dsl().select(VOUCHER_FIELDS).from(VOUCHER).join(TEMPLATE).on(TEMPLATE_ID.eq(OF));
    }

    @Override
    public List<Voucher> ending(Instant after, Instant until, Id from, int limit) {
        return vouchers()
                .where(VOUCHER_STATE.eq(ACTIVE))
                .and(EXPIRES_AT.gt(after))
                .and(EXPIRES_AT.le(until))
                .and(REMINDED_AT.isNull())
                .and(VOUCHER_ID.gt(from))
                .orderBy(VOUCHER_ID)
                .limit(limit)
                .fetch(TemplateRows::voucher);
    }

    @Override
    public boolean remind(Id voucher, Instant at) {
        return sql.dsl()
                        .update(VOUCHER)
                        .set(REMINDED_AT, at)
                        .where(VOUCHER_ID.eq(voucher))
                        .and(VOUCHER_STATE.eq(ACTIVE))
                        .and(REMINDED_AT.isNull())
                        .execute()
                > 0;
    }

    @Override
    public void forgetReminder(Id voucher) {
        sql.dsl()
                .update(VOUCHER)
                .setNull(REMINDED_AT)
                .where(VOUCHER_ID.eq(voucher))
                .execute();
    }

    @Override
    public boolean use(String code, Id order, Instant at, long costMinor, long revenueMinor) {
        return sql.dsl()
                        .update(VOUCHER)
                        .set(VOUCHER_STATE, USED)
                        .set(USED_ORDER, order)
                        .set(USED_AT, at)
                        .set(COST, costMinor)
                        .set(REVENUE, revenueMinor)
                        .where(CODE.eq(code))
                        .and(VOUCHER_STATE.eq(ACTIVE))
                        .and(BEGINS_AT.le(at))
                        .and(EXPIRES_AT.gt(at))
                        .execute()
                > 0;
    }

    @Override
    public int restore(Id order) {
        return sql.dsl()
                .update(VOUCHER)
                .set(VOUCHER_STATE, ACTIVE)
                .setNull(USED_ORDER)
                .setNull(USED_AT)
                .setNull(COST)
                .setNull(REVENUE)
                .where(USED_ORDER.eq(order))
                .execute();
    }
}
