package org.inlay.orders.internal.persistence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.inlay.orders.internal.domain.ExecutionStore;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.orders.internal.persistence.MoneyTables.Entitlement;
import org.inlay.orders.internal.persistence.MoneyTables.Execution;
import org.inlay.orders.internal.persistence.MoneyTables.ExecutionStaff;
import org.inlay.orders.internal.persistence.MoneyTables.ExecutionVoid;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Executions and their voids in their tables, and what they leave of the entitlement. */
@Component
public final class JooqExecutionStore implements ExecutionStore {
    private final DSLContext dsl;

    @Activate
    public JooqExecutionStore(@Reference Sql sql, @Reference(target = "(inlay.schema=orders)") SchemaReady schema) {
        this.dsl = sql.dsl();
    }

    @Override
    public boolean execute(Executed execution, String by) {
        if (!count(
                execution.entitlement(), execution.quantity(), execution.value().getAmountMinorLong())) {
            return false;
        }
        dsl.insertInto(Execution.TABLE)
                .set(Execution.ID, execution.id())
                .set(Execution.ENTITLEMENT_ID, execution.entitlement())
                .set(Execution.CUSTOMER, execution.customer())
                .set(Execution.CLINIC, execution.clinic())
                .set(Execution.EXECUTED_AT, execution.at())
                .set(Execution.BUSINESS_DATE, execution.date())
                .set(Execution.QUANTITY, execution.quantity())
                .set(Execution.VALUE_MINOR, execution.value().getAmountMinorLong())
                .set(Execution.GIFT, execution.gift())
                .set(Execution.EXECUTED_BY, by)
                .execute();
        for (int i = 0; i < execution.staff().size(); i++) {
            StaffShare share = execution.staff().get(i);
            dsl.insertInto(ExecutionStaff.TABLE)
                    .set(ExecutionStaff.EXECUTION_ID, execution.id())
                    .set(ExecutionStaff.POSITION, i + 1)
                    .set(ExecutionStaff.LOGIN, share.login())
                    .set(ExecutionStaff.STAFF_ROLE, share.role())
                    .set(ExecutionStaff.SHARE, share.share())
                    .execute();
        }
        return true;
    }

    @Override
    public boolean voidExecution(Executed execution, String reason, Stamp stamp) {
        boolean counted = count(
                execution.entitlement(),
                -execution.quantity(),
                -execution.value().getAmountMinorLong());
        if (counted) {
            dsl.insertInto(ExecutionVoid.TABLE)
                    .set(ExecutionVoid.EXECUTION_ID, execution.id())
                    .set(ExecutionVoid.REASON, reason)
                    .set(ExecutionVoid.VOIDED_AT, stamp.at())
                    .set(ExecutionVoid.BUSINESS_DATE, stamp.date())
                    .set(ExecutionVoid.VOIDED_BY, stamp.by())
                    .execute();
        }
        return counted;
    }

    /** Changes how much of the entitlement is executed, between nothing and everything that was not taken back. */
    private boolean count(Id entitlement, int sessions, long value) {
        return dsl.update(Entitlement.TABLE)
                        .set(Entitlement.EXECUTED, Entitlement.EXECUTED.plus(sessions))
                        .set(Entitlement.EXECUTED_MINOR, Entitlement.EXECUTED_MINOR.plus(value))
                        .where(Entitlement.ID.eq(entitlement))
                        .and(Entitlement.EXECUTED
                                .plus(Entitlement.VOIDED)
                                .plus(sessions)
                                .le(Entitlement.QUANTITY))
                        .and(Entitlement.EXECUTED.plus(sessions).ge(Entitlement.OPENING_EXECUTED))
                        .and(Entitlement.EXECUTED_MINOR.plus(value).le(Entitlement.VALUE_MINOR))
                        .and(Entitlement.EXECUTED_MINOR.plus(value).ge(Entitlement.OPENING_EXECUTED_MINOR))
                        .execute()
                == 1;
    }

    @Override
    public Optional<Executed> find(Id execution) {
        return dsl.select(
                        Execution.ENTITLEMENT_ID,
                        Execution.CUSTOMER,
                        Execution.CLINIC,
                        Execution.EXECUTED_AT,
                        Execution.BUSINESS_DATE,
                        Execution.QUANTITY,
                        Execution.VALUE_MINOR,
                        Execution.GIFT,
                        ExecutionVoid.EXECUTION_ID,
                        Entitlement.CURRENCY)
                .from(Execution.TABLE)
                .join(Entitlement.TABLE)
                .on(Entitlement.ID.eq(Execution.ENTITLEMENT_ID))
                .leftJoin(ExecutionVoid.TABLE)
                .on(ExecutionVoid.EXECUTION_ID.eq(Execution.ID))
                .where(Execution.ID.eq(execution))
                .fetchOptional(row -> new Executed(
                        execution,
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        Money.ofMinor(CurrencyUnit.of(row.value10()), row.value7()),
                        row.value8(),
                        row.value9() != null,
                        staff(execution)));
    }

    private List<StaffShare> staff(Id execution) {
        return dsl.select(ExecutionStaff.LOGIN, ExecutionStaff.STAFF_ROLE, ExecutionStaff.SHARE)
                .from(ExecutionStaff.TABLE)
                .where(ExecutionStaff.EXECUTION_ID.eq(execution))
                .orderBy(ExecutionStaff.POSITION)
                .fetch(row -> new StaffShare(row.value1(), row.value2(), row.value3()));
    }

    @Override
    public boolean executedOn(Id customer, String clinic, LocalDate date) {
        return dsl.fetchExists(dsl.selectOne()
                .from(Execution.TABLE)
                .where(Execution.CUSTOMER.eq(customer))
                .and(Execution.CLINIC.eq(clinic))
                .and(Execution.BUSINESS_DATE.eq(date))
                .and(Execution.GIFT.isFalse())
                .andNotExists(
                        DSL.selectOne().from(ExecutionVoid.TABLE).where(ExecutionVoid.EXECUTION_ID.eq(Execution.ID))));
    }

    @Override
    public boolean hasOpenPurchased(Id customer, LocalDate date) {
        return dsl.fetchExists(dsl.selectOne()
                .from(Entitlement.TABLE)
                .where(Entitlement.CUSTOMER.eq(customer))
                .and(Entitlement.GIFT.isFalse())
                .and(Entitlement.EXECUTED.plus(Entitlement.VOIDED).lt(Entitlement.QUANTITY))
                .and(Entitlement.VALID_UNTIL.isNull().or(Entitlement.VALID_UNTIL.ge(date))));
    }
}
