package org.inlay.orders.internal.persistence;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.inlay.orders.internal.persistence.MoneyTables.Entitlement;
import org.inlay.orders.internal.persistence.MoneyTables.EntitlementVoid;
import org.inlay.orders.internal.persistence.MoneyTables.Execution;
import org.inlay.orders.internal.persistence.MoneyTables.ExecutionVoid;
import org.inlay.orders.internal.persistence.Tables.Line;
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

/** Proves that entitlements are what was granted less what was taken back, and executed what was executed (D11). */
@Component
public final class EntitlementCheck implements InvariantCheck {
    private static final int MOST = 100;

    private final DSLContext dsl;
    private final Transactions transactions;

    @Activate
    public EntitlementCheck(
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=orders)") SchemaReady schema,
            @Reference Transactions transactions) {
        this.dsl = sql.dsl();
        this.transactions = transactions;
    }

    @Override
    public String id() {
        return "orders.entitlements";
    }

    @Override
    public Result check() {
        return transactions.separately(() -> {
            List<String> problems = new ArrayList<>();
            entitlements(
                    problems,
                    "executed is not the sum of its executions",
                    Entitlement.EXECUTED
                            .cast(Long.class)
                            .ne(executed(Execution.QUANTITY).plus(Entitlement.OPENING_EXECUTED))
                            .or(Entitlement.EXECUTED_MINOR.ne(
                                    executed(Execution.VALUE_MINOR).plus(Entitlement.OPENING_EXECUTED_MINOR))));
            entitlements(
                    problems,
                    "it is not what was granted less what was taken back",
                    Entitlement.VOIDED
                            .cast(Long.class)
                            .ne(takenBack(EntitlementVoid.SESSIONS))
                            .or(Entitlement.VALUE_MINOR.ne(
                                    Entitlement.GRANTED_MINOR.minus(takenBack(EntitlementVoid.VALUE_MINOR))))
                            .or(Entitlement.FORFEITED_MINOR.ne(takenBack(EntitlementVoid.FORFEITED_MINOR))));
            entitlements(
                    problems,
                    "more is executed than there is",
                    Entitlement.EXECUTED
                            .plus(Entitlement.VOIDED)
                            .gt(Entitlement.QUANTITY)
                            .or(Entitlement.EXECUTED.lt(0))
                            .or(Entitlement.EXECUTED_MINOR.gt(Entitlement.VALUE_MINOR))
                            .or(Entitlement.EXECUTED_MINOR.lt(0L)));
            lines(problems);
            return new Result(dsl.fetchCount(Entitlement.TABLE), List.copyOf(problems));
        });
    }

    private void entitlements(List<String> problems, String what, Condition wrong) {
        if (problems.size() < MOST) {
            dsl.select(Entitlement.ID)
                    .from(Entitlement.TABLE)
                    .where(wrong)
                    .limit(MOST - problems.size())
                    .forEach(row -> problems.add("entitlement " + row.value1() + ": " + what));
        }
    }

    private void lines(List<String> problems) {
        Condition ofLine = Entitlement.LINE_ID.coerce(Long.class).eq(Line.ID.coerce(Long.class));
        if (problems.size() < MOST) {
            dsl.select(Line.ID.coerce(Long.class))
                    .from(Line.TABLE)
                    .where(exists(selectOne().from(Entitlement.TABLE).where(ofLine)))
                    .and(Line.NET_MINOR
                            .minus(Line.RETURNED_MINOR)
                            .ne(total(
                                    Entitlement.VALUE_MINOR.plus(Entitlement.FORFEITED_MINOR),
                                    Entitlement.TABLE,
                                    ofLine)))
                    .limit(MOST - problems.size())
                    .forEach(row -> problems.add(
                            "line " + new Id(row.value1()) + ": its entitlements do not add up to what is left of it"));
        }
    }

    private static Field<Long> executed(Field<? extends Number> what) {
        return total(
                what,
                Execution.TABLE,
                Execution.ENTITLEMENT_ID
                        .eq(Entitlement.ID)
                        .and(notExists(selectOne()
                                .from(ExecutionVoid.TABLE)
                                .where(ExecutionVoid.EXECUTION_ID.eq(Execution.ID)))));
    }

    private static Field<Long> takenBack(Field<? extends Number> what) {
        return total(what, EntitlementVoid.TABLE, EntitlementVoid.ENTITLEMENT_ID.eq(Entitlement.ID));
    }

    private static Field<Long> total(Field<? extends Number> amount, Table<Record> ledger, Condition of) {
        return field(select(coalesce(sum(amount), inline(BigDecimal.ZERO)).cast(Long.class))
                .from(ledger)
                .where(of));
    }
}
