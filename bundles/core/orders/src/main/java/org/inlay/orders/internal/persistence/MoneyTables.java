package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of money and entitlements, as jOOQ names them; db/orders-money.xml says what they hold. */
final class MoneyTables {
    private MoneyTables() {}

    /** Money taken, appended only; in the order's currency. */
    static final class Payment {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_payment"));
        static final Field<Id> ID = DSL.field(DSL.name("or_payment", "id"), Columns.ID);
        static final Field<Id> ORDER_ID = DSL.field(DSL.name("or_payment", "order_id"), Columns.ID);
        static final Field<String> TENDER = DSL.field(DSL.name("or_payment", "tender"), SQLDataType.VARCHAR);
        static final Field<String> PLUGIN = DSL.field(DSL.name("or_payment", "plugin"), SQLDataType.VARCHAR);
        static final Field<Boolean> FROM_BALANCE =
                DSL.field(DSL.name("or_payment", "from_balance"), SQLDataType.BOOLEAN);
        static final Field<Long> AMOUNT_MINOR = DSL.field(DSL.name("or_payment", "amount_minor"), SQLDataType.BIGINT);
        static final Field<Instant> TAKEN_AT = DSL.field(DSL.name("or_payment", "taken_at"), Columns.INSTANT);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("or_payment", "business_date"), SQLDataType.LOCALDATE);
        static final Field<String> TAKEN_BY = DSL.field(DSL.name("or_payment", "taken_by"), SQLDataType.VARCHAR);

        private Payment() {}
    }

    /** Returns, appended only: what came back and what became of its value. */
    static final class Refund {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_refund"));
        static final Field<Id> ID = DSL.field(DSL.name("or_refund", "id"), Columns.ID);
        static final Field<Id> ORDER_ID = DSL.field(DSL.name("or_refund", "order_id"), Columns.ID);
        static final Field<Long> RETURNED_MINOR =
                DSL.field(DSL.name("or_refund", "returned_minor"), SQLDataType.BIGINT);
        static final Field<Long> REPAID_MINOR = DSL.field(DSL.name("or_refund", "repaid_minor"), SQLDataType.BIGINT);
        static final Field<Long> WITHHELD_MINOR =
                DSL.field(DSL.name("or_refund", "withheld_minor"), SQLDataType.BIGINT);
        static final Field<String> CAUSE = DSL.field(DSL.name("or_refund", "cause"), SQLDataType.VARCHAR);
        static final Field<String> REASON = DSL.field(DSL.name("or_refund", "reason"), SQLDataType.VARCHAR);
        static final Field<Instant> REFUNDED_AT = DSL.field(DSL.name("or_refund", "refunded_at"), Columns.INSTANT);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("or_refund", "business_date"), SQLDataType.LOCALDATE);
        static final Field<String> REFUNDED_BY = DSL.field(DSL.name("or_refund", "refunded_by"), SQLDataType.VARCHAR);

        private Refund() {}
    }

    /** What a return took from each line. */
    static final class RefundLine {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_refund_line"));
        static final Field<Id> REFUND_ID = DSL.field(DSL.name("or_refund_line", "refund_id"), Columns.ID);
        static final Field<Id> LINE_ID = DSL.field(DSL.name("or_refund_line", "line_id"), Columns.ID);
        static final Field<Integer> PIECES = DSL.field(DSL.name("or_refund_line", "pieces"), SQLDataType.INTEGER);
        static final Field<Long> VALUE_MINOR = DSL.field(DSL.name("or_refund_line", "value_minor"), SQLDataType.BIGINT);

        private RefundLine() {}
    }

    /** Money given back, by tender, appended only. */
    static final class Repayment {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_repayment"));
        static final Field<Id> ID = DSL.field(DSL.name("or_repayment", "id"), Columns.ID);
        static final Field<Id> REFUND_ID = DSL.field(DSL.name("or_repayment", "refund_id"), Columns.ID);
        static final Field<Id> ORDER_ID = DSL.field(DSL.name("or_repayment", "order_id"), Columns.ID);
        static final Field<String> TENDER = DSL.field(DSL.name("or_repayment", "tender"), SQLDataType.VARCHAR);
        static final Field<Boolean> FROM_BALANCE =
                DSL.field(DSL.name("or_repayment", "from_balance"), SQLDataType.BOOLEAN);
        static final Field<Long> AMOUNT_MINOR = DSL.field(DSL.name("or_repayment", "amount_minor"), SQLDataType.BIGINT);

        private Repayment() {}
    }

    /** What is no longer asked for, appended only; below zero where a return takes it back. */
    static final class WriteOff {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_write_off"));
        static final Field<Id> ID = DSL.field(DSL.name("or_write_off", "id"), Columns.ID);
        static final Field<Id> ORDER_ID = DSL.field(DSL.name("or_write_off", "order_id"), Columns.ID);
        static final Field<Id> REFUND_ID = DSL.field(DSL.name("or_write_off", "refund_id"), Columns.ID);
        static final Field<Long> AMOUNT_MINOR = DSL.field(DSL.name("or_write_off", "amount_minor"), SQLDataType.BIGINT);
        static final Field<String> REASON = DSL.field(DSL.name("or_write_off", "reason"), SQLDataType.VARCHAR);
        static final Field<Instant> WRITTEN_OFF_AT =
                DSL.field(DSL.name("or_write_off", "written_off_at"), Columns.INSTANT);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("or_write_off", "business_date"), SQLDataType.LOCALDATE);
        static final Field<String> WRITTEN_OFF_BY =
                DSL.field(DSL.name("or_write_off", "written_off_by"), SQLDataType.VARCHAR);

        private WriteOff() {}
    }

    /** Sessions that may be executed. As granted, and beside it the sums of what happened since: executions, and what was voided. */
    static final class Entitlement {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_entitlement"));
        static final Field<Id> ID = DSL.field(DSL.name("or_entitlement", "id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("or_entitlement", "customer"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("or_entitlement", "clinic"), SQLDataType.VARCHAR);
        static final Field<Id> ORDER_ID = DSL.field(DSL.name("or_entitlement", "order_id"), Columns.ID);
        static final Field<Id> LINE_ID = DSL.field(DSL.name("or_entitlement", "line_id"), Columns.ID);
        static final Field<String> ITEM_CODE = DSL.field(DSL.name("or_entitlement", "item_code"), SQLDataType.VARCHAR);
        static final Field<String> NAME = DSL.field(DSL.name("or_entitlement", "name"), SQLDataType.VARCHAR);
        static final Field<String> CURRENCY = DSL.field(DSL.name("or_entitlement", "currency"), SQLDataType.VARCHAR);
        static final Field<Long> LIST_MINOR = DSL.field(DSL.name("or_entitlement", "list_minor"), SQLDataType.BIGINT);
        static final Field<Boolean> GIFT = DSL.field(DSL.name("or_entitlement", "gift"), SQLDataType.BOOLEAN);
        static final Field<LocalDate> VALID_UNTIL =
                DSL.field(DSL.name("or_entitlement", "valid_until"), SQLDataType.LOCALDATE);
        static final Field<String> SOURCE = DSL.field(DSL.name("or_entitlement", "source"), SQLDataType.VARCHAR);
        static final Field<Instant> GRANTED_AT = DSL.field(DSL.name("or_entitlement", "granted_at"), Columns.INSTANT);
        static final Field<String> GRANTED_BY =
                DSL.field(DSL.name("or_entitlement", "granted_by"), SQLDataType.VARCHAR);
        static final Field<Integer> QUANTITY = DSL.field(DSL.name("or_entitlement", "quantity"), SQLDataType.INTEGER);
        static final Field<Long> GRANTED_MINOR =
                DSL.field(DSL.name("or_entitlement", "granted_minor"), SQLDataType.BIGINT);
        static final Field<Integer> OPENING_EXECUTED =
                DSL.field(DSL.name("or_entitlement", "opening_executed"), SQLDataType.INTEGER);
        static final Field<Long> OPENING_EXECUTED_MINOR =
                DSL.field(DSL.name("or_entitlement", "opening_executed_minor"), SQLDataType.BIGINT);
        static final Field<Integer> VOIDED = DSL.field(DSL.name("or_entitlement", "voided"), SQLDataType.INTEGER);
        static final Field<Long> VALUE_MINOR = DSL.field(DSL.name("or_entitlement", "value_minor"), SQLDataType.BIGINT);
        static final Field<Long> FORFEITED_MINOR =
                DSL.field(DSL.name("or_entitlement", "forfeited_minor"), SQLDataType.BIGINT);
        static final Field<Integer> EXECUTED = DSL.field(DSL.name("or_entitlement", "executed"), SQLDataType.INTEGER);
        static final Field<Long> EXECUTED_MINOR =
                DSL.field(DSL.name("or_entitlement", "executed_minor"), SQLDataType.BIGINT);

        private Entitlement() {}
    }

    /** Sessions and value taken from an entitlement by a return, a cancellation or a revocation, appended only. */
    static final class EntitlementVoid {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_entitlement_void"));
        static final Field<Id> ID = DSL.field(DSL.name("or_entitlement_void", "id"), Columns.ID);
        static final Field<Id> ENTITLEMENT_ID =
                DSL.field(DSL.name("or_entitlement_void", "entitlement_id"), Columns.ID);
        static final Field<Id> REFUND_ID = DSL.field(DSL.name("or_entitlement_void", "refund_id"), Columns.ID);
        static final Field<Integer> SESSIONS =
                DSL.field(DSL.name("or_entitlement_void", "sessions"), SQLDataType.INTEGER);
        static final Field<Long> VALUE_MINOR =
                DSL.field(DSL.name("or_entitlement_void", "value_minor"), SQLDataType.BIGINT);
        static final Field<Long> FORFEITED_MINOR =
                DSL.field(DSL.name("or_entitlement_void", "forfeited_minor"), SQLDataType.BIGINT);
        static final Field<String> REASON = DSL.field(DSL.name("or_entitlement_void", "reason"), SQLDataType.VARCHAR);
        static final Field<Instant> VOIDED_AT =
                DSL.field(DSL.name("or_entitlement_void", "voided_at"), Columns.INSTANT);
        static final Field<String> VOIDED_BY =
                DSL.field(DSL.name("or_entitlement_void", "voided_by"), SQLDataType.VARCHAR);

        private EntitlementVoid() {}
    }

    /** Sessions executed, appended only; or_execution_void names those voided. */
    static final class Execution {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_execution"));
        static final Field<Id> ID = DSL.field(DSL.name("or_execution", "id"), Columns.ID);
        static final Field<Id> ENTITLEMENT_ID = DSL.field(DSL.name("or_execution", "entitlement_id"), Columns.ID);
        static final Field<Id> CUSTOMER = DSL.field(DSL.name("or_execution", "customer"), Columns.ID);
        static final Field<String> CLINIC = DSL.field(DSL.name("or_execution", "clinic"), SQLDataType.VARCHAR);
        static final Field<Instant> EXECUTED_AT = DSL.field(DSL.name("or_execution", "executed_at"), Columns.INSTANT);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("or_execution", "business_date"), SQLDataType.LOCALDATE);
        static final Field<Integer> QUANTITY = DSL.field(DSL.name("or_execution", "quantity"), SQLDataType.INTEGER);
        static final Field<Long> VALUE_MINOR = DSL.field(DSL.name("or_execution", "value_minor"), SQLDataType.BIGINT);
        static final Field<Boolean> GIFT = DSL.field(DSL.name("or_execution", "gift"), SQLDataType.BOOLEAN);
        static final Field<String> EXECUTED_BY =
                DSL.field(DSL.name("or_execution", "executed_by"), SQLDataType.VARCHAR);

        private Execution() {}
    }

    /** Voided executions, with the reason. */
    static final class ExecutionVoid {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_execution_void"));
        static final Field<Id> EXECUTION_ID = DSL.field(DSL.name("or_execution_void", "execution_id"), Columns.ID);
        static final Field<String> REASON = DSL.field(DSL.name("or_execution_void", "reason"), SQLDataType.VARCHAR);
        static final Field<Instant> VOIDED_AT = DSL.field(DSL.name("or_execution_void", "voided_at"), Columns.INSTANT);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("or_execution_void", "business_date"), SQLDataType.LOCALDATE);
        static final Field<String> VOIDED_BY =
                DSL.field(DSL.name("or_execution_void", "voided_by"), SQLDataType.VARCHAR);

        private ExecutionVoid() {}
    }

    /** Who took part in an execution; shares in basis points, 10000 within a role. */
    static final class ExecutionStaff {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_execution_staff"));
        static final Field<Id> EXECUTION_ID = DSL.field(DSL.name("or_execution_staff", "execution_id"), Columns.ID);
        static final Field<Integer> POSITION =
                DSL.field(DSL.name("or_execution_staff", "position"), SQLDataType.INTEGER);
        static final Field<String> LOGIN = DSL.field(DSL.name("or_execution_staff", "login"), SQLDataType.VARCHAR);
        static final Field<String> STAFF_ROLE =
                DSL.field(DSL.name("or_execution_staff", "staff_role"), SQLDataType.VARCHAR);
        static final Field<Integer> SHARE = DSL.field(DSL.name("or_execution_staff", "share"), SQLDataType.INTEGER);

        private ExecutionStaff() {}
    }
}
