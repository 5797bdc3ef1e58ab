package org.inlay.orders.internal.persistence;

import static org.jooq.impl.DSL.noCondition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.internal.domain.MoneyHistory;
import org.inlay.orders.internal.persistence.MoneyTables.Entitlement;
import org.inlay.orders.internal.persistence.MoneyTables.Execution;
import org.inlay.orders.internal.persistence.MoneyTables.ExecutionVoid;
import org.inlay.orders.internal.persistence.MoneyTables.Payment;
import org.inlay.orders.internal.persistence.MoneyTables.Refund;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the histories from the ledgers, one statement each. */
@Component
public final class JooqMoneyHistory implements MoneyHistory {
    private final DSLContext dsl;

    @Activate
    public JooqMoneyHistory(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.dsl = sql.dsl();
    }

    @Override
    public List<Happened> before(Id customer, @Nullable Set<String> clinics, Instant before, int limit) {
        List<Happened> all = new ArrayList<>();
        Condition ofCustomer = Orders.CUSTOMER.eq(customer.value()).and(in(Orders.CLINIC, clinics));
        all.addAll(payments(ofCustomer.and(Payment.TAKEN_AT.lt(before)), limit));
        all.addAll(refunds(ofCustomer.and(Refund.REFUNDED_AT.lt(before)), limit));
        all.addAll(executions(
                Execution.CUSTOMER
                        .eq(customer)
                        .and(in(Execution.CLINIC, clinics))
                        .and(Execution.EXECUTED_AT.lt(before)),
                limit));
        return all.stream()
                .sorted(Comparator.comparing(Happened::at)
                        .thenComparing(Happened::subject)
                        .thenComparing(Happened::kind)
                        .reversed())
                .limit(limit)
                .toList();
    }

    private List<Happened> payments(Condition wanted, int limit) {
        return dsl.select(
                        Payment.TAKEN_AT,
                        Orders.CLINIC,
                        Payment.ID,
                        Orders.ORDER_NUMBER,
                        Payment.TENDER,
                        Payment.AMOUNT_MINOR,
                        Orders.CURRENCY)
                .from(Payment.TABLE)
                .join(Orders.TABLE)
                .on(isOrder(Payment.ORDER_ID))
                .where(wanted)
                .orderBy(Payment.TAKEN_AT.desc(), Payment.ID.desc())
                .limit(limit)
                .fetch(row -> new Happened(
                        row.value1(),
                        "orders.paid",
                        row.value2(),
                        row.value3(),
                        Map.of(
                                "order",
                                row.value4(),
                                "tender",
                                row.value5(),
                                "amount",
                                money(row.value7(), row.value6()))));
    }

    private List<Happened> refunds(Condition wanted, int limit) {
        return dsl.select(
                        Refund.REFUNDED_AT,
                        Orders.CLINIC,
                        Refund.ID,
                        Orders.ORDER_NUMBER,
                        Refund.RETURNED_MINOR,
                        Refund.REPAID_MINOR,
                        Orders.CURRENCY)
                .from(Refund.TABLE)
                .join(Orders.TABLE)
                .on(isOrder(Refund.ORDER_ID))
                .where(wanted)
                .orderBy(Refund.REFUNDED_AT.desc(), Refund.ID.desc())
                .limit(limit)
                .fetch(row -> new Happened(
                        row.value1(),
                        "orders.refunded",
                        row.value2(),
                        row.value3(),
                        Map.of(
                                "order",
                                row.value4(),
                                "returned",
                                money(row.value7(), row.value5()),
                                "repaid",
                                money(row.value7(), row.value6()))));
    }

    private List<Happened> executions(Condition wanted, int limit) {
        return dsl.select(
                        Execution.EXECUTED_AT,
                        Execution.CLINIC,
                        Execution.ID,
                        Entitlement.NAME,
                        Execution.QUANTITY,
                        ExecutionVoid.EXECUTION_ID)
                .from(Execution.TABLE)
                .join(Entitlement.TABLE)
                .on(Entitlement.ID.eq(Execution.ENTITLEMENT_ID))
                .leftJoin(ExecutionVoid.TABLE)
                .on(ExecutionVoid.EXECUTION_ID.eq(Execution.ID))
                .where(wanted)
                .orderBy(Execution.EXECUTED_AT.desc(), Execution.ID.desc())
                .limit(limit)
                .fetch(row -> new Happened(
                        row.value1(),
                        "entitlements.executed",
                        row.value2(),
                        row.value3(),
                        Map.of(
                                "item",
                                row.value4(),
                                "quantity",
                                row.value5().toString(),
                                "status",
                                row.value6() == null ? "EXECUTED" : "VOID")));
    }

    private static Condition isOrder(Field<Id> order) {
        return order.coerce(Long.class).eq(Orders.ID.coerce(Long.class));
    }

    private static Condition in(Field<String> clinic, @Nullable Set<String> clinics) {
        return clinics == null ? noCondition() : clinic.in(clinics);
    }

    private static String money(String currency, long minor) {
        return Money.ofMinor(CurrencyUnit.of(currency), minor).toString();
    }
}
