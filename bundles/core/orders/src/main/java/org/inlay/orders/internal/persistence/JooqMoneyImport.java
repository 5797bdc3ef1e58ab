package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inlay.orders.internal.domain.EntitlementStore;
import org.inlay.orders.internal.domain.EntitlementStore.Grant;
import org.inlay.orders.internal.domain.MoneyImport;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.domain.Pieces;
import org.inlay.orders.internal.persistence.MoneyTables.Payment;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Old payments and entitlements, row by row through prepared statements. */
@Component
public final class JooqMoneyImport implements MoneyImport {
    private static final String SOURCE = "import";

    private final DSLContext dsl;
    private final EntitlementStore entitlements;
    private final Ids ids;

    @Activate
    public JooqMoneyImport(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=orders)") SchemaReady schema,
            @Reference EntitlementStore entitlements,
            @Reference Ids ids) {
        this.dsl = sql.dsl();
        this.entitlements = entitlements;
        this.ids = ids;
    }

    @Override
    public Map<Id, Long> due(Collection<Id> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return dsl
                .select(
                        Orders.ID,
                        Orders.NET_MINOR
                                .minus(Orders.PAID_MINOR)
                                .plus(Orders.REPAID_MINOR)
                                .minus(Orders.WRITTEN_OFF_MINOR))
                .from(Orders.TABLE)
                .where(Orders.ID.in(orders.stream().map(Id::value).toList()))
                .and(Orders.STATUS.eq(OrderStore.CONFIRMED))
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> new Id(row.value1()), row -> row.value2()));
    }

    @Override
    public void payments(List<OldPayment> payments) {
        Map<Id, Long> sums = new LinkedHashMap<>();
        payments.forEach(payment -> sums.merge(payment.order(), payment.amount().getAmountMinorLong(), Long::sum));
        sums.forEach(this::take);
        payments.forEach(this::insert);
    }

    private void take(Id order, long minor) {
        int changed = dsl.update(Orders.TABLE)
                .set(Orders.PAID_MINOR, Orders.PAID_MINOR.plus(minor))
                .where(Orders.ID.eq(order.value()))
                .and(Orders.STATUS.eq(OrderStore.CONFIRMED))
                .and(Orders.PAID_MINOR
                        .minus(Orders.REPAID_MINOR)
                        .plus(Orders.WRITTEN_OFF_MINOR)
                        .plus(minor)
                        .le(Orders.NET_MINOR))
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("more was paid than is due on order " + order);
        }
    }

    private void insert(OldPayment payment) {
        dsl.insertInto(Payment.TABLE)
                .set(Payment.ID, ids.next())
                .set(Payment.ORDER_ID, payment.order())
                .set(Payment.TENDER, payment.tender())
                .set(Payment.FROM_BALANCE, false)
                .set(Payment.AMOUNT_MINOR, payment.amount().getAmountMinorLong())
                .set(Payment.TAKEN_AT, payment.stamp().at())
                .set(Payment.BUSINESS_DATE, payment.stamp().date())
                .set(Payment.TAKEN_BY, payment.stamp().by())
                .execute();
    }

    @Override
    public List<Id> entitlements(List<OldEntitlement> old, String by) {
        List<Id> entered = new ArrayList<>();
        for (OldEntitlement entitlement : old) {
            Id id = ids.next();
            entered.add(id);
            entitlements.grant(
                    List.of(new Grant(
                            id,
                            entitlement.customer(),
                            entitlement.clinic(),
                            null,
                            null,
                            entitlement.item(),
                            entitlement.name(),
                            entitlement.listPrice(),
                            entitlement.gift(),
                            entitlement.validUntil(),
                            SOURCE,
                            entitlement.quantity(),
                            entitlement.value(),
                            entitlement.executed(),
                            Pieces.value(entitlement.value(), entitlement.quantity(), entitlement.executed()))),
                    entitlement.grantedAt(),
                    by);
        }
        return List.copyOf(entered);
    }
}
