package org.inlay.orders.internal.persistence;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inlay.orders.Order.Repayment;
import org.inlay.orders.internal.domain.LineReturn;
import org.inlay.orders.internal.domain.MoneyBooks.Held;
import org.inlay.orders.internal.domain.MoneyStore;
import org.inlay.orders.internal.persistence.MoneyTables.Payment;
import org.inlay.orders.internal.persistence.MoneyTables.Refund;
import org.inlay.orders.internal.persistence.MoneyTables.RefundLine;
import org.inlay.orders.internal.persistence.MoneyTables.WriteOff;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.Money;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the ledgers. A sum changes by one conditional update, before the rows that explain it. */
@Component
public final class JooqMoneyStore implements MoneyStore {
    private final DSLContext dsl;
    private final Ids ids;

    @Activate
    public JooqMoneyStore(
            @Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema, @Reference Ids ids) {
        this.dsl = sql.dsl();
        this.ids = ids;
    }

    @Override
    public boolean take(Id order, List<Taken> payments, Stamp stamp) {
        long amount = payments.stream()
                .mapToLong(payment -> payment.amount().getAmountMinorLong())
                .sum();
        long fromBalance = payments.stream()
                .filter(Taken::fromBalance)
                .mapToLong(payment -> payment.amount().getAmountMinorLong())
                .sum();
        int taken = dsl.update(Orders.TABLE)
                .set(Orders.PAID_MINOR, Orders.PAID_MINOR.plus(amount))
                .set(Orders.BALANCE_MINOR, Orders.BALANCE_MINOR.plus(fromBalance))
                .where(isConfirmed(order).and(accountedFor().plus(amount).le(Orders.NET_MINOR)))
                .execute();
        if (taken == 1) {
            payments.forEach(payment -> insert(order, payment, stamp));
        }
        return taken == 1;
    }

    private void insert(Id order, Taken payment, Stamp stamp) {
        dsl.insertInto(Payment.TABLE)
                .set(Payment.ID, payment.id())
                .set(Payment.ORDER_ID, order)
                .set(Payment.TENDER, payment.tender())
                .set(Payment.PLUGIN, payment.plugin())
                .set(Payment.FROM_BALANCE, payment.fromBalance())
                .set(Payment.AMOUNT_MINOR, payment.amount().getAmountMinorLong())
                .set(Payment.TAKEN_AT, stamp.at())
                .set(Payment.BUSINESS_DATE, stamp.date())
                .set(Payment.TAKEN_BY, stamp.by())
                .execute();
    }

    @Override
    public boolean writeOff(Id order, Money amount, String reason, Stamp stamp) {
        long minor = amount.getAmountMinorLong();
        int written = dsl.update(Orders.TABLE)
                .set(Orders.WRITTEN_OFF_MINOR, Orders.WRITTEN_OFF_MINOR.plus(minor))
                .where(isConfirmed(order).and(accountedFor().plus(minor).le(Orders.NET_MINOR)))
                .execute();
        if (written == 1) {
            insertWriteOff(order, null, minor, reason, stamp);
        }
        return written == 1;
    }

    private void insertWriteOff(Id order, @Nullable Id refund, long minor, String reason, Stamp stamp) {
        dsl.insertInto(WriteOff.TABLE)
                .set(WriteOff.ID, ids.next())
                .set(WriteOff.ORDER_ID, order)
                .set(WriteOff.REFUND_ID, refund)
                .set(WriteOff.AMOUNT_MINOR, minor)
                .set(WriteOff.REASON, reason)
                .set(WriteOff.WRITTEN_OFF_AT, stamp.at())
                .set(WriteOff.BUSINESS_DATE, stamp.date())
                .set(WriteOff.WRITTEN_OFF_BY, stamp.by())
                .execute();
    }

    @Override
    public void book(Id order, Return back, List<Held> held, Stamp stamp) {
        Map<String, Held> tenders = held.stream().collect(Collectors.toMap(Held::tender, Function.identity()));
        long toBalance = back.repayments().stream()
                .filter(part -> tender(tenders, part.tender()).fromBalance())
                .mapToLong(part -> part.amount().getAmountMinorLong())
                .sum();
        settle(order, back, toBalance);
        insert(order, back, stamp);
        back.lines().forEach(line -> book(back.id(), line));
        back.repayments().forEach(part -> insert(order, back.id(), part, tender(tenders, part.tender())));
        long takenBack = back.settlement().writeOffTakenBack().getAmountMinorLong();
        if (takenBack > 0) {
            insertWriteOff(order, back.id(), -takenBack, back.reason(), stamp);
        }
    }

    /** Brings the order's sums down; the sums it was reckoned from must still stand. */
    private void settle(Id order, Return back, long toBalance) {
        var settlement = back.settlement();
        long repaid = settlement.repaid().getAmountMinorLong();
        long writtenOff = settlement.writeOffTakenBack().getAmountMinorLong();
        var after = settlement.after();
        int settled = dsl.update(Orders.TABLE)
                .set(Orders.NET_MINOR, after.net().getAmountMinorLong())
                .set(Orders.REPAID_MINOR, Orders.REPAID_MINOR.plus(repaid))
                .set(Orders.BALANCE_MINOR, Orders.BALANCE_MINOR.minus(toBalance))
                .set(Orders.WRITTEN_OFF_MINOR, Orders.WRITTEN_OFF_MINOR.minus(writtenOff))
                .where(Orders.ID.eq(order.value()))
                .and(Orders.NET_MINOR.eq(after.net().plus(settlement.returned()).getAmountMinorLong()))
                .and(Orders.PAID_MINOR.eq(after.paid().getAmountMinorLong()))
                .and(Orders.REPAID_MINOR.eq(
                        after.repaid().minus(settlement.repaid()).getAmountMinorLong()))
                .execute();
        mustHold(settled, "order", order);
    }

    private void insert(Id order, Return back, Stamp stamp) {
        var settlement = back.settlement();
        dsl.insertInto(Refund.TABLE)
                .set(Refund.ID, back.id())
                .set(Refund.ORDER_ID, order)
                .set(Refund.RETURNED_MINOR, settlement.returned().getAmountMinorLong())
                .set(Refund.REPAID_MINOR, settlement.repaid().getAmountMinorLong())
                .set(Refund.WITHHELD_MINOR, settlement.withheld().getAmountMinorLong())
                .set(Refund.CAUSE, back.cause() == null ? null : back.cause().name())
                .set(Refund.REASON, back.reason())
                .set(Refund.REFUNDED_AT, stamp.at())
                .set(Refund.BUSINESS_DATE, stamp.date())
                .set(Refund.REFUNDED_BY, stamp.by())
                .execute();
    }

    private void book(Id refund, LineReturn line) {
        long value = line.value().getAmountMinorLong();
        int returned = dsl.update(Line.TABLE)
                .set(Line.RETURNED, Line.RETURNED.plus(line.pieces()))
                .set(Line.RETURNED_MINOR, Line.RETURNED_MINOR.plus(value))
                .where(Line.ID.eq(line.line().value()))
                .and(Line.RETURNED.plus(line.pieces()).le(Line.QUANTITY))
                .and(Line.RETURNED_MINOR.plus(value).le(Line.NET_MINOR))
                .execute();
        mustHold(returned, "line", line.line());
        dsl.insertInto(RefundLine.TABLE)
                .set(RefundLine.REFUND_ID, refund)
                .set(RefundLine.LINE_ID, line.line())
                .set(RefundLine.PIECES, line.pieces())
                .set(RefundLine.VALUE_MINOR, value)
                .execute();
    }

    private void insert(Id order, Id refund, Repayment part, Held tender) {
        dsl.insertInto(MoneyTables.Repayment.TABLE)
                .set(MoneyTables.Repayment.ID, ids.next())
                .set(MoneyTables.Repayment.REFUND_ID, refund)
                .set(MoneyTables.Repayment.ORDER_ID, order)
                .set(MoneyTables.Repayment.TENDER, part.tender())
                .set(MoneyTables.Repayment.FROM_BALANCE, tender.fromBalance())
                .set(MoneyTables.Repayment.AMOUNT_MINOR, part.amount().getAmountMinorLong())
                .execute();
    }

    private static Held tender(Map<String, Held> tenders, String code) {
        Held tender = tenders.get(code);
        if (tender == null) {
            throw new IllegalStateException("nothing was paid by " + code);
        }
        return tender;
    }

    private static Condition isConfirmed(Id order) {
        return Orders.ID.eq(order.value()).and(Orders.STATUS.eq(DSL.inline("CONFIRMED")));
    }

    /** What of the net is paid and kept, or written off. */
    private static Field<Long> accountedFor() {
        return Orders.PAID_MINOR.minus(Orders.REPAID_MINOR).plus(Orders.WRITTEN_OFF_MINOR);
    }

    private static void mustHold(int updated, String what, Id id) {
        if (updated != 1) {
            throw new IllegalStateException("the " + what + " " + id + " changed while its customer was locked");
        }
    }
}
