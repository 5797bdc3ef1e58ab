package org.inlay.orders.internal.persistence;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.orders.internal.domain.Balance;
import org.inlay.orders.internal.domain.Course;
import org.inlay.orders.internal.domain.MoneyBooks;
import org.inlay.orders.internal.domain.SoldLine;
import org.inlay.orders.internal.persistence.MoneyTables.Entitlement;
import org.inlay.orders.internal.persistence.MoneyTables.Payment;
import org.inlay.orders.internal.persistence.MoneyTables.Refund;
import org.inlay.orders.internal.persistence.MoneyTables.Repayment;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads how the money of an order stands from the order's row and the ledgers. */
@Component
public final class JooqMoneyBooks implements MoneyBooks {
    private final DSLContext dsl;

    @Activate
    public JooqMoneyBooks(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.dsl = sql.dsl();
    }

    @Override
    public CurrencyUnit currency(Id order) {
        return dsl.select(Orders.CURRENCY)
                .from(Orders.TABLE)
                .where(Orders.ID.eq(order.value()))
                .fetchOptional(row -> CurrencyUnit.of(row.value1()))
                .orElseThrow(() -> Problem.notFound("order"));
    }

    @Override
    public Balance balance(Id order, CurrencyUnit currency) {
        Record row = dsl.select(Orders.NET_MINOR, Orders.PAID_MINOR, Orders.REPAID_MINOR, Orders.WRITTEN_OFF_MINOR)
                .from(Orders.TABLE)
                .where(Orders.ID.eq(order.value()))
                .fetchOne();
        if (row == null) {
            throw Problem.notFound("order");
        }
        Long withheld = dsl.select(
                        coalesce(sum(Refund.WITHHELD_MINOR), inline(0)).cast(Long.class))
                .from(Refund.TABLE)
                .where(Refund.ORDER_ID.eq(order))
                .fetchSingle()
                .value1();
        return new Balance(
                Money.ofMinor(currency, row.get(Orders.NET_MINOR)),
                Money.ofMinor(currency, row.get(Orders.PAID_MINOR)),
                Money.ofMinor(currency, row.get(Orders.REPAID_MINOR)),
                Money.ofMinor(currency, withheld),
                Money.ofMinor(currency, row.get(Orders.WRITTEN_OFF_MINOR)));
    }

    @Override
    public List<Held> held(Id order, CurrencyUnit currency) {
        Map<String, Held> held = new LinkedHashMap<>();
        dsl.select(Payment.TENDER, Payment.PLUGIN, Payment.FROM_BALANCE, Payment.AMOUNT_MINOR)
                .from(Payment.TABLE)
                .where(Payment.ORDER_ID.eq(order))
                .orderBy(Payment.ID)
                .forEach(row -> held.merge(
                        row.value1(),
                        new Held(row.value1(), row.value2(), row.value3(), Money.ofMinor(currency, row.value4())),
                        JooqMoneyBooks::plus));
        dsl.select(Repayment.TENDER, Repayment.AMOUNT_MINOR)
                .from(Repayment.TABLE)
                .where(Repayment.ORDER_ID.eq(order))
                .forEach(row -> held.computeIfPresent(row.value1(), (tender, sum) -> plus(sum, -row.value2())));
        return List.copyOf(held.values());
    }

    private static Held plus(Held one, Held other) {
        return plus(one, other.amount().getAmountMinorLong());
    }

    private static Held plus(Held held, long minor) {
        return new Held(
                held.tender(), held.plugin(), held.fromBalance(), held.amount().plusMinor(minor));
    }

    @Override
    public List<SoldLine> lines(Id order, CurrencyUnit currency) {
        Map<Id, List<Record>> entitlements = new LinkedHashMap<>();
        dsl.select(
                        Entitlement.ID,
                        Entitlement.LINE_ID,
                        Entitlement.QUANTITY,
                        Entitlement.VOIDED,
                        Entitlement.EXECUTED,
                        Entitlement.VALUE_MINOR,
                        Entitlement.EXECUTED_MINOR,
                        Entitlement.LIST_MINOR)
                .from(Entitlement.TABLE)
                .where(Entitlement.ORDER_ID.eq(order))
                .orderBy(Entitlement.ID)
                .forEach(row -> entitlements
                        .computeIfAbsent(row.get(Entitlement.LINE_ID), line -> new ArrayList<>())
                        .add(row));
        return dsl.select(Line.ID, Line.QUANTITY, Line.NET_MINOR, Line.RETURNED, Line.RETURNED_MINOR)
                .from(Line.TABLE)
                .where(Line.ORDER_ID.eq(order.value()))
                .orderBy(Line.POSITION)
                .fetch(row -> {
                    Id line = new Id(row.value1());
                    return new SoldLine(
                            line,
                            row.value2(),
                            Money.ofMinor(currency, row.value3()),
                            row.value4(),
                            Money.ofMinor(currency, row.value5()),
                            entitlements.getOrDefault(line, List.of()).stream()
                                    .map(entitlement -> course(entitlement, row.value2(), currency))
                                    .toList());
                });
    }

    private static Course course(Record row, int pieces, CurrencyUnit currency) {
        return new Course(
                row.get(Entitlement.ID),
                row.get(Entitlement.QUANTITY) / pieces,
                row.get(Entitlement.QUANTITY) - row.get(Entitlement.VOIDED),
                row.get(Entitlement.EXECUTED),
                Money.ofMinor(currency, row.get(Entitlement.VALUE_MINOR)),
                Money.ofMinor(currency, row.get(Entitlement.EXECUTED_MINOR)),
                Money.ofMinor(currency, row.get(Entitlement.LIST_MINOR)));
    }
}
