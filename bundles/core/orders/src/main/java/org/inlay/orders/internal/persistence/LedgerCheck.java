package org.inlay.orders.internal.persistence;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.inlay.orders.internal.persistence.MoneyTables.Payment;
import org.inlay.orders.internal.persistence.MoneyTables.Refund;
import org.inlay.orders.internal.persistence.MoneyTables.RefundLine;
import org.inlay.orders.internal.persistence.MoneyTables.Repayment;
import org.inlay.orders.internal.persistence.MoneyTables.WriteOff;
import org.inlay.orders.internal.persistence.Tables.Line;
import org.inlay.orders.internal.persistence.Tables.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.inlay.platform.spi.InvariantCheck;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Proves that the sums on orders and lines are those of the ledgers, that nothing is overpaid, and that no tender gave back
 * more than it took (D9, D10).
 */
@Component
public final class LedgerCheck implements InvariantCheck {
    private static final int MOST = 100;

    private final DSLContext dsl;
    private final Transactions transactions;
    private final StandingStill still;

    @Activate
    public LedgerCheck(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=orders)") SchemaReady schema,
            @Reference Transactions transactions,
            @Reference StandingStill still) {
        this.dsl = sql.dsl();
        this.transactions = transactions;
        this.still = still;
    }

    @Override
    public String id() {
        return "orders.ledgers";
    }

    @Override
    public Result check() {
        return transactions.separately(() -> {
            List<String> problems = new ArrayList<>();
            orders(problems, "paid is not the sum of its payments", Orders.PAID_MINOR.ne(paid()));
            orders(problems, "repaid is not the sum of its repayments", Orders.REPAID_MINOR.ne(repaid()));
            orders(problems, "written off is not the sum of its write-offs", Orders.WRITTEN_OFF_MINOR.ne(writtenOff()));
            orders(problems, "net is not what was sold less returns", Orders.NET_MINOR.ne(sold()));
            orders(problems, "paid from balance is not the sum of its ledgers", Orders.BALANCE_MINOR.ne(fromBalance()));
            orders(
                    problems,
                    "more is paid or written off than is due",
                    Orders.STATUS
                            .eq(inline("CONFIRMED"))
                            .and(Orders.NET_MINOR
                                    .minus(Orders.PAID_MINOR)
                                    .plus(Orders.REPAID_MINOR)
                                    .plus(withheld())
                                    .minus(Orders.WRITTEN_OFF_MINOR)
                                    .lt(0L)));
            lines(problems);
            refunds(problems);
            tenders(problems);
            return new Result(dsl.fetchCount(Orders.TABLE), List.copyOf(problems));
        });
    }

    private void orders(List<String> problems, String what, Condition wrong) {
        find(problems, "order", what, Orders.TABLE, Orders.ID.coerce(Long.class), Orders.ID.coerce(Long.class), wrong);
    }

    private void lines(List<String> problems) {
        Condition inLine = RefundLine.LINE_ID.coerce(Long.class).eq(Line.ID.coerce(Long.class));
        find(
                problems,
                "line",
                "returned is not the sum of its returns, or more than was sold",
                Line.TABLE,
                Line.ID.coerce(Long.class),
                Line.ORDER_ID.coerce(Long.class),
                Line.RETURNED_MINOR
                        .ne(total(RefundLine.VALUE_MINOR, RefundLine.TABLE, inLine))
                        .or(Line.RETURNED.cast(Long.class).ne(total(RefundLine.PIECES, RefundLine.TABLE, inLine)))
                        .or(Line.RETURNED_MINOR.gt(Line.NET_MINOR))
                        .or(Line.RETURNED.gt(Line.QUANTITY)));
    }

    private void refunds(List<String> problems) {
        find(
                problems,
                "return",
                "its lines or repayments do not add up",
                Refund.TABLE,
                Refund.ID.coerce(Long.class),
                Refund.ORDER_ID.coerce(Long.class),
                Refund.RETURNED_MINOR
                        .ne(total(RefundLine.VALUE_MINOR, RefundLine.TABLE, RefundLine.REFUND_ID.eq(Refund.ID)))
                        .or(Refund.REPAID_MINOR.ne(
                                total(Repayment.AMOUNT_MINOR, Repayment.TABLE, Repayment.REFUND_ID.eq(Refund.ID)))));
    }

    private void tenders(List<String> problems) {
        Field<BigDecimal> back = sum(Repayment.AMOUNT_MINOR);
        Condition moreBack = back.gt(field(select(coalesce(sum(Payment.AMOUNT_MINOR), inline(BigDecimal.ZERO)))
                .from(Payment.TABLE)
                .where(Payment.ORDER_ID.eq(Repayment.ORDER_ID))
                .and(Payment.TENDER.eq(Repayment.TENDER))));
        dsl
                .select(Repayment.ORDER_ID, Repayment.TENDER)
                .from(Repayment.TABLE)
                .groupBy(Repayment.ORDER_ID, Repayment.TENDER)
                .having(moreBack)
                .limit(MOST)
                .fetch()
                .stream()
                .filter(row -> still.of(
                        row.value1(),
                        () -> dsl.fetchExists(select(Repayment.ORDER_ID)
                                .from(Repayment.TABLE)
                                .where(Repayment.ORDER_ID.eq(row.value1()))
                                .groupBy(Repayment.ORDER_ID, Repayment.TENDER)
                                .having(moreBack))))
                .forEach(row ->
                        problems.add("order " + row.value1() + ": " + row.value2() + " gave back more than it took"));
    }

    private void find(
            List<String> problems,
            String kind,
            String what,
            Table<Record> table,
            Field<Long> id,
            Field<Long> order,
            Condition wrong) {
        if (problems.size() < MOST) {
            dsl.select(id, order).from(table).where(wrong).limit(MOST - problems.size()).fetch().stream()
                    .filter(row -> still.of(
                            new Id(row.value2()),
                            () -> dsl.fetchExists(select(id)
                                    .from(table)
                                    .where(id.eq(row.value1()))
                                    .and(wrong))))
                    .forEach(row -> problems.add(kind + " " + new Id(row.value1()) + ": " + what));
        }
    }

    private static Field<Long> paid() {
        return total(Payment.AMOUNT_MINOR, Payment.TABLE, ofOrder(Payment.ORDER_ID));
    }

    private static Field<Long> repaid() {
        return total(Repayment.AMOUNT_MINOR, Repayment.TABLE, ofOrder(Repayment.ORDER_ID));
    }

    private static Field<Long> writtenOff() {
        return total(WriteOff.AMOUNT_MINOR, WriteOff.TABLE, ofOrder(WriteOff.ORDER_ID));
    }

    private static Field<Long> withheld() {
        return total(Refund.WITHHELD_MINOR, Refund.TABLE, ofOrder(Refund.ORDER_ID));
    }

    private static Field<Long> sold() {
        return Orders.SOLD_MINOR.minus(total(Refund.RETURNED_MINOR, Refund.TABLE, ofOrder(Refund.ORDER_ID)));
    }

    private static Field<Long> fromBalance() {
        Field<Long> taken = total(
                Payment.AMOUNT_MINOR, Payment.TABLE, ofOrder(Payment.ORDER_ID).and(Payment.FROM_BALANCE.isTrue()));
        return taken.minus(total(
                Repayment.AMOUNT_MINOR,
                Repayment.TABLE,
                ofOrder(Repayment.ORDER_ID).and(Repayment.FROM_BALANCE.isTrue())));
    }

    private static Condition ofOrder(Field<Id> order) {
        return order.coerce(Long.class).eq(Orders.ID.coerce(Long.class));
    }

    private static Field<Long> total(Field<? extends Number> amount, Table<Record> ledger, Condition of) {
        return field(select(coalesce(sum(amount), inline(BigDecimal.ZERO)).cast(Long.class))
                .from(ledger)
                .where(of));
    }
}
