package org.inlay.orders.internal.persistence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.internal.domain.MoneyImport;
import org.inlay.orders.internal.domain.OrderStore;
import org.inlay.orders.internal.domain.Pieces;
import org.inlay.orders.internal.persistence.MoneyTables.Entitlement;
import org.inlay.orders.internal.persistence.MoneyTables.Payment;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes old payments and entitlements, one batch a table. */
@Component
public final class JooqMoneyImport implements MoneyImport {
    private static final String SOURCE = "import";

    private static final List<Field<?>> PAYMENT = List.of(
            Payment.ID,
            Payment.ORDER_ID,
            Payment.TENDER,
            Payment.FROM_BALANCE,
            Payment.AMOUNT_MINOR,
            Payment.TAKEN_AT,
            Payment.BUSINESS_DATE,
            Payment.TAKEN_BY);

    private static final List<Field<?>> ENTITLEMENT = List.of(new Field<?>[] {
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
        Entitlement.GRANTED_AT,
        Entitlement.GRANTED_BY,
        Entitlement.QUANTITY,
        Entitlement.GRANTED_MINOR,
        Entitlement.OPENING_EXECUTED,
        Entitlement.OPENING_EXECUTED_MINOR,
        Entitlement.VALUE_MINOR,
        Entitlement.EXECUTED,
        Entitlement.EXECUTED_MINOR
    });

    private final Sql sql;

    @Activate
    public JooqMoneyImport(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Map<Id, Owed> owed(Collection<Id> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        Map<Id, Owed> owed = new HashMap<>();
        sql.dsl()
                .select(
                        Orders.ID,
                        Orders.CUSTOMER,
                        Orders.CLINIC,
                        Orders.CURRENCY,
                        Orders.NET_MINOR
                                .minus(Orders.PAID_MINOR)
                                .plus(Orders.REPAID_MINOR)
                                .minus(Orders.WRITTEN_OFF_MINOR))
                .from(Orders.TABLE)
                .where(Keys.among(Orders.ID, orders.stream().map(Id::value).toList()))
                .and(Orders.STATUS.eq(OrderStore.CONFIRMED))
                .forEach(row -> owed.put(
                        new Id(row.value1()),
                        new Owed(
                                new Id(row.value2()),
                                row.value3(),
                                Money.ofMinor(CurrencyUnit.of(row.value4()), row.value5()))));
        return owed;
    }

    @Override
    public Map<Id, List<Course>> courses(Collection<Id> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        Set<Id> granted = new HashSet<>(sql.dsl()
                .selectDistinct(Entitlement.LINE_ID)
                .from(Entitlement.TABLE)
                .where(Keys.among(Entitlement.ORDER_ID, orders))
                .fetch(Entitlement.LINE_ID));
        Map<Id, List<Course>> courses = new LinkedHashMap<>();
        sql.dsl()
                .select(
                        Line.ORDER_ID,
                        Line.ID,
                        Line.POSITION,
                        Line.QUANTITY,
                        Line.NET_MINOR,
                        Line.GIFT,
                        Orders.CURRENCY,
                        Line.RETURNED_MINOR.plus(Line.RETURNED))
                .from(Line.TABLE)
                .join(Orders.TABLE)
                .on(Orders.ID.eq(Line.ORDER_ID))
                .where(Keys.among(Line.ORDER_ID, orders.stream().map(Id::value).toList()))
                .and(Line.KIND.in("PACKAGE", "CARD"))
                .and(Orders.STATUS.eq(OrderStore.CONFIRMED))
                .orderBy(Line.ORDER_ID, Line.POSITION)
                .forEach(row -> {
                    Id order = new Id(row.value1());
                    Id line = new Id(row.value2());
                    Money net = Money.ofMinor(CurrencyUnit.of(row.value7()), row.value5());
                    courses.computeIfAbsent(order, id -> new ArrayList<>())
                            .add(new Course(
                                    order,
                                    line,
                                    row.value3(),
                                    row.value4(),
                                    net,
                                    row.value6(),
                                    granted.contains(line),
                                    row.value8() > 0));
                });
        return courses;
    }

    @Override
    public void payments(List<OldPayment> payments) {
        Map<Id, Long> sums = new LinkedHashMap<>();
        payments.forEach(payment -> sums.merge(payment.order(), payment.amount().getAmountMinorLong(), Long::sum));
        take(sums);
        Batches.insert(
                sql,
                Payment.TABLE,
                PAYMENT,
                payments.stream().map(JooqMoneyImport::row).toList());
    }

    /** One conditional update an order, all in one batch. */
    private void take(Map<Id, Long> sums) {
        if (sums.isEmpty()) {
            return;
        }
        Long none = null;
        List<Object[]> rows = new ArrayList<>();
        sums.forEach((order, minor) -> rows.add(new Object[] {minor, order.value(), OrderStore.CONFIRMED, minor}));
        int[] changed = sql.dsl()
                .batch(
                        sql.dsl()
                                .update(Orders.TABLE)
                                .set(Orders.PAID_MINOR, Orders.PAID_MINOR.plus(DSL.val(none, Orders.PAID_MINOR)))
                                .where(Orders.ID.eq(none))
                                .and(Orders.STATUS.eq((String) null))
                                .and(Orders.NET_MINOR
                                        .minus(Orders.PAID_MINOR)
                                        .plus(Orders.REPAID_MINOR)
                                        .minus(Orders.WRITTEN_OFF_MINOR)
                                        .ge(none)),
                        rows.toArray(Object[][]::new))
                .execute();
        if (Arrays.stream(changed).anyMatch(count -> count != 1)) {
            throw new IllegalStateException("more was paid than is due on an order of " + sums.keySet());
        }
    }

    private static @Nullable Object[] row(OldPayment payment) {
        return new @Nullable Object[] {
            payment.id(),
            payment.order(),
            payment.tender(),
            false,
            payment.amount().getAmountMinorLong(),
            payment.stamp().at(),
            payment.stamp().date(),
            payment.stamp().by()
        };
    }

    @Override
    public void entitlements(List<OldEntitlement> old, String by) {
        Batches.insert(
                sql,
                Entitlement.TABLE,
                ENTITLEMENT,
                old.stream().map(entitlement -> row(entitlement, by)).toList());
    }

    private static @Nullable Object[] row(OldEntitlement old, String by) {
        SoldOn line = old.line();
        long value = old.value().getAmountMinorLong();
        long executed =
                Pieces.value(old.value(), old.quantity(), old.executed()).getAmountMinorLong();
        return new @Nullable Object[] {
            old.id(),
            old.customer(),
            old.clinic(),
            line == null ? null : line.order(),
            line == null ? null : line.line(),
            old.item(),
            old.name(),
            old.value().getCurrencyUnit().getCode(),
            old.listPrice().getAmountMinorLong(),
            old.gift(),
            old.validUntil(),
            SOURCE,
            old.grantedAt(),
            by,
            old.quantity(),
            value,
            old.executed(),
            executed,
            value,
            old.executed(),
            executed
        };
    }
}
