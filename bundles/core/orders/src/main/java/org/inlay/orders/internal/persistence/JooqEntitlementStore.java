package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.inlay.orders.internal.domain.EntitlementStore;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.orders.internal.persistence.MoneyTables.Entitlement;
import org.inlay.orders.internal.persistence.MoneyTables.EntitlementVoid;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Entitlements in their table; their sums change by conditional updates beside the rows that explain them. */
@Component
public final class JooqEntitlementStore implements EntitlementStore {
    private static final List<Field<?>> COLUMNS = List.of(
            Entitlement.ID,
            Entitlement.CUSTOMER,
            Entitlement.CLINIC,
            Entitlement.ORDER_ID,
            Entitlement.LINE_ID,
            Entitlement.ITEM_CODE,
            Entitlement.NAME,
            Entitlement.CURRENCY,
            Entitlement.LIST_MINOR,
            Entitlement.GIFT,
            Entitlement.VALID_UNTIL,
            Entitlement.SOURCE,
            Entitlement.QUANTITY,
            Entitlement.VOIDED,
            Entitlement.EXECUTED,
            Entitlement.VALUE_MINOR,
            Entitlement.EXECUTED_MINOR,
            Entitlement.FORFEITED_MINOR);

    private final DSLContext dsl;
    private final Ids ids;

    @Activate
    public JooqEntitlementStore(
            @Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema, @Reference Ids ids) {
        this.dsl = sql.dsl();
        this.ids = ids;
    }

    @Override
    public void grant(List<Grant> grants, Instant at, String by) {
        for (Grant grant : grants) {
            dsl.insertInto(Entitlement.TABLE)
                    .set(Entitlement.ID, grant.id())
                    .set(Entitlement.CUSTOMER, grant.customer())
                    .set(Entitlement.CLINIC, grant.clinic())
                    .set(Entitlement.ORDER_ID, grant.order())
                    .set(Entitlement.LINE_ID, grant.line())
                    .set(Entitlement.ITEM_CODE, grant.item())
                    .set(Entitlement.NAME, grant.name())
                    .set(Entitlement.CURRENCY, grant.value().getCurrencyUnit().getCode())
                    .set(Entitlement.LIST_MINOR, grant.listPrice().getAmountMinorLong())
                    .set(Entitlement.GIFT, grant.gift())
                    .set(Entitlement.VALID_UNTIL, grant.validUntil())
                    .set(Entitlement.SOURCE, grant.source())
                    .set(Entitlement.GRANTED_AT, at)
                    .set(Entitlement.GRANTED_BY, by)
                    .set(Entitlement.QUANTITY, grant.quantity())
                    .set(Entitlement.GRANTED_MINOR, grant.value().getAmountMinorLong())
                    .set(Entitlement.OPENING_EXECUTED, grant.opening())
                    .set(
                            Entitlement.OPENING_EXECUTED_MINOR,
                            grant.openingValue().getAmountMinorLong())
                    .set(Entitlement.VALUE_MINOR, grant.value().getAmountMinorLong())
                    .set(Entitlement.EXECUTED, grant.opening())
                    .set(Entitlement.EXECUTED_MINOR, grant.openingValue().getAmountMinorLong())
                    .execute();
        }
    }

    @Override
    public Optional<Standing> find(Id entitlement) {
        return select(Entitlement.ID.eq(entitlement)).fetchOptional(JooqEntitlementStore::standing);
    }

    @Override
    public List<Standing> ofOrder(Id order) {
        return select(Entitlement.ORDER_ID.eq(order)).orderBy(Entitlement.ID).fetch(JooqEntitlementStore::standing);
    }

    @Override
    public List<Standing> of(Id customer, int limit, @Nullable Id after) {
        return select(Entitlement.CUSTOMER.eq(customer))
                .and(after == null ? DSL.noCondition() : Entitlement.ID.lt(after))
                .orderBy(Entitlement.ID.desc())
                .limit(limit)
                .fetch(JooqEntitlementStore::standing);
    }

    private SelectConditionStep<Record> select(Condition condition) {
        return dsl.select(COLUMNS).from(Entitlement.TABLE).where(condition);
    }

    @Override
    public void takeBack(Collection<CourseReturn> returns, @Nullable Id refund, String reason, Stamp stamp) {
        for (CourseReturn back : returns) {
            long value = back.value().getAmountMinorLong();
            long forfeited = back.forfeited().getAmountMinorLong();
            int updated = dsl.update(Entitlement.TABLE)
                    .set(Entitlement.VOIDED, Entitlement.VOIDED.plus(back.voided()))
                    .set(Entitlement.VALUE_MINOR, Entitlement.VALUE_MINOR.minus(value))
                    .set(Entitlement.FORFEITED_MINOR, Entitlement.FORFEITED_MINOR.plus(forfeited))
                    .where(Entitlement.ID.eq(back.entitlement()))
                    .and(Entitlement.EXECUTED
                            .plus(Entitlement.VOIDED)
                            .plus(back.voided())
                            .le(Entitlement.QUANTITY))
                    .and(Entitlement.EXECUTED_MINOR.plus(value).le(Entitlement.VALUE_MINOR))
                    .execute();
            if (updated != 1) {
                throw new IllegalStateException(
                        "the entitlement " + back.entitlement() + " changed while its customer was locked");
            }
            dsl.insertInto(EntitlementVoid.TABLE)
                    .set(EntitlementVoid.ID, ids.next())
                    .set(EntitlementVoid.ENTITLEMENT_ID, back.entitlement())
                    .set(EntitlementVoid.REFUND_ID, refund)
                    .set(EntitlementVoid.SESSIONS, back.voided())
                    .set(EntitlementVoid.VALUE_MINOR, value)
                    .set(EntitlementVoid.FORFEITED_MINOR, forfeited)
                    .set(EntitlementVoid.REASON, reason)
                    .set(EntitlementVoid.VOIDED_AT, stamp.at())
                    .set(EntitlementVoid.VOIDED_BY, stamp.by())
                    .execute();
        }
    }

    private static Standing standing(Record row) {
        CurrencyUnit currency = CurrencyUnit.of(row.get(Entitlement.CURRENCY));
        return new Standing(
                row.get(Entitlement.ID),
                row.get(Entitlement.CUSTOMER),
                row.get(Entitlement.CLINIC),
                row.get(Entitlement.ORDER_ID),
                row.get(Entitlement.LINE_ID),
                row.get(Entitlement.ITEM_CODE),
                row.get(Entitlement.NAME),
                Money.ofMinor(currency, row.get(Entitlement.LIST_MINOR)),
                row.get(Entitlement.GIFT),
                row.get(Entitlement.VALID_UNTIL),
                row.get(Entitlement.SOURCE),
                row.get(Entitlement.QUANTITY),
                row.get(Entitlement.VOIDED),
                row.get(Entitlement.EXECUTED),
                Money.ofMinor(currency, row.get(Entitlement.VALUE_MINOR)),
                Money.ofMinor(currency, row.get(Entitlement.EXECUTED_MINOR)),
                Money.ofMinor(currency, row.get(Entitlement.FORFEITED_MINOR)));
    }
}
