package org.inlay.orders.internal.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.MoneyRecords;
import org.inlay.orders.internal.persistence.MoneyTables.Payment;
import org.inlay.orders.internal.persistence.MoneyTables.Refund;
import org.inlay.orders.internal.persistence.MoneyTables.Repayment;
import org.inlay.orders.internal.persistence.MoneyTables.WriteOff;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the ledgers of many orders at once. */
@Component
public final class JooqMoneyRecords implements MoneyRecords {
    private final DSLContext dsl;

    @Activate
    public JooqMoneyRecords(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.dsl = sql.dsl();
    }

    @Override
    public Map<Id, List<Order.Payment>> payments(Collection<Id> orders, CurrencyUnit currency) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return dsl
                .select(
                        Payment.ORDER_ID,
                        Payment.ID,
                        Payment.TENDER,
                        Payment.AMOUNT_MINOR,
                        Payment.TAKEN_AT,
                        Payment.BUSINESS_DATE,
                        Payment.TAKEN_BY)
                .from(Payment.TABLE)
                .where(in(Payment.ORDER_ID, orders))
                .orderBy(Payment.TAKEN_AT, Payment.ID)
                .fetch()
                .stream()
                .collect(groupingBy(
                        row -> row.value1(),
                        mapping(
                                row -> new Order.Payment(
                                        row.value2(),
                                        row.value3(),
                                        Money.ofMinor(currency, row.value4()),
                                        row.value5(),
                                        row.value6(),
                                        row.value7()),
                                toList())));
    }

    @Override
    public Map<Id, List<Order.Refund>> refunds(Collection<Id> orders, CurrencyUnit currency) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        Map<Id, List<Order.Repayment>> repayments = repayments(orders, currency);
        return dsl
                .select(
                        Refund.ORDER_ID,
                        Refund.ID,
                        Refund.REFUNDED_AT,
                        Refund.BUSINESS_DATE,
                        Refund.RETURNED_MINOR,
                        Refund.REPAID_MINOR,
                        Refund.CAUSE,
                        Refund.REASON)
                .from(Refund.TABLE)
                .where(in(Refund.ORDER_ID, orders))
                .orderBy(Refund.REFUNDED_AT, Refund.ID)
                .fetch()
                .stream()
                .collect(groupingBy(
                        row -> row.value1(),
                        mapping(
                                row -> new Order.Refund(
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        Money.ofMinor(currency, row.value5()),
                                        Money.ofMinor(currency, row.value6()),
                                        repayments.getOrDefault(row.value2(), List.of()),
                                        row.value7(),
                                        row.value8()),
                                toList())));
    }

    /** By refund. */
    private Map<Id, List<Order.Repayment>> repayments(Collection<Id> orders, CurrencyUnit currency) {
        return dsl
                .select(Repayment.REFUND_ID, Repayment.TENDER, Repayment.AMOUNT_MINOR)
                .from(Repayment.TABLE)
                .where(in(Repayment.ORDER_ID, orders))
                .orderBy(Repayment.ID)
                .fetch()
                .stream()
                .collect(groupingBy(
                        row -> row.value1(),
                        mapping(
                                row -> new Order.Repayment(row.value2(), Money.ofMinor(currency, row.value3())),
                                toList())));
    }

    @Override
    public Map<Id, List<Movement>> movements(Collection<Id> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        Map<Id, List<Movement>> movements = new LinkedHashMap<>();
        dsl.select(Payment.ORDER_ID, Payment.TAKEN_AT, Payment.AMOUNT_MINOR)
                .from(Payment.TABLE)
                .where(in(Payment.ORDER_ID, orders))
                .forEach(row -> add(movements, row.value1(), new Movement(row.value2(), -row.value3(), 0)));
        dsl.select(Refund.ORDER_ID, Refund.REFUNDED_AT, Refund.RETURNED_MINOR, Refund.REPAID_MINOR)
                .from(Refund.TABLE)
                .where(in(Refund.ORDER_ID, orders))
                .forEach(row -> add(
                        movements,
                        row.value1(),
                        new Movement(row.value2(), row.value4() - row.value3(), row.value3())));
        dsl.select(WriteOff.ORDER_ID, WriteOff.WRITTEN_OFF_AT, WriteOff.AMOUNT_MINOR)
                .from(WriteOff.TABLE)
                .where(in(WriteOff.ORDER_ID, orders))
                .forEach(row -> add(movements, row.value1(), new Movement(row.value2(), -row.value3(), 0)));
        movements.values().forEach(list -> list.sort(Comparator.comparing(Movement::at)));
        return movements;
    }

    private static void add(Map<Id, List<Movement>> movements, Id order, Movement movement) {
        movements.computeIfAbsent(order, id -> new ArrayList<>()).add(movement);
    }

    private static Condition in(Field<Id> order, Collection<Id> orders) {
        return orders.size() == 1 ? order.eq(orders.iterator().next()) : Keys.among(order, orders);
    }
}
