package org.inlay.orders.internal.persistence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.persistence.Columns;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The tables of orders, as jOOQ names them; db/orders-orders.xml says what they hold. */
final class Tables {
    private Tables() {}

    /** The catalogue of the organisation; a price is in the currency beside it. */
    static final class Item {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_item"));
        static final Field<Long> ID = DSL.field(DSL.name("or_item", "id"), SQLDataType.BIGINT);
        static final Field<String> CODE = DSL.field(DSL.name("or_item", "code"), SQLDataType.VARCHAR);
        static final Field<String> NAME = DSL.field(DSL.name("or_item", "name"), SQLDataType.VARCHAR);
        static final Field<String> KIND = DSL.field(DSL.name("or_item", "kind"), SQLDataType.VARCHAR);
        static final Field<String> CURRENCY = DSL.field(DSL.name("or_item", "currency"), SQLDataType.VARCHAR);
        static final Field<Long> PRICE_MINOR = DSL.field(DSL.name("or_item", "price_minor"), SQLDataType.BIGINT);
        static final Field<String> CATEGORY = DSL.field(DSL.name("or_item", "category"), SQLDataType.VARCHAR);
        static final Field<String> SALE_CONDITIONS =
                DSL.field(DSL.name("or_item", "sale_conditions"), SQLDataType.VARCHAR);
        static final Field<Boolean> ACTIVE = DSL.field(DSL.name("or_item", "active"), SQLDataType.BOOLEAN);
        static final Field<Long> VERSION = DSL.field(DSL.name("or_item", "version"), SQLDataType.BIGINT);
        static final List<Field<?>> FIELDS =
                List.of(ID, CODE, NAME, KIND, CURRENCY, PRICE_MINOR, CATEGORY, SALE_CONDITIONS, ACTIVE, VERSION);

        private Item() {}
    }

    /** What a package or card holds. */
    static final class ItemComponent {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_item_component"));
        static final Field<Long> ITEM = DSL.field(DSL.name("or_item_component", "item"), SQLDataType.BIGINT);
        static final Field<Integer> POSITION =
                DSL.field(DSL.name("or_item_component", "position"), SQLDataType.INTEGER);
        static final Field<Long> COMPONENT = DSL.field(DSL.name("or_item_component", "component"), SQLDataType.BIGINT);
        static final Field<Integer> QUANTITY =
                DSL.field(DSL.name("or_item_component", "quantity"), SQLDataType.INTEGER);
        static final Field<Integer> VALID_DAYS =
                DSL.field(DSL.name("or_item_component", "valid_days"), SQLDataType.INTEGER);
        static final List<Field<?>> FIELDS = List.of(ITEM, POSITION, COMPONENT, QUANTITY, VALID_DAYS);

        private ItemComponent() {}
    }

    /** Old conditions that were translated, appended only (T8). */
    static final class TranslationRow {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_translation"));
        static final Field<Long> ID = DSL.field(DSL.name("or_translation", "id"), SQLDataType.BIGINT);
        static final Field<String> ITEM_CODE = DSL.field(DSL.name("or_translation", "item_code"), SQLDataType.VARCHAR);
        static final Field<String> PLUGIN = DSL.field(DSL.name("or_translation", "plugin"), SQLDataType.VARCHAR);
        static final Field<Long> RULE = DSL.field(DSL.name("or_translation", "rule"), SQLDataType.BIGINT);
        static final Field<Long> SEGMENT = DSL.field(DSL.name("or_translation", "segment"), SQLDataType.BIGINT);
        static final Field<String> NAME = DSL.field(DSL.name("or_translation", "name"), SQLDataType.VARCHAR);
        static final Field<String> CUSTOMER_TYPES =
                DSL.field(DSL.name("or_translation", "customer_types"), SQLDataType.VARCHAR);
        static final Field<String> VISIT_TYPES =
                DSL.field(DSL.name("or_translation", "visit_types"), SQLDataType.VARCHAR);
        static final Field<String> READING = DSL.field(DSL.name("or_translation", "reading"), SQLDataType.VARCHAR);
        static final Field<String> DEALS = DSL.field(DSL.name("or_translation", "deals"), SQLDataType.VARCHAR);
        static final Field<Long> MATCHED_BEFORE =
                DSL.field(DSL.name("or_translation", "matched_before"), SQLDataType.BIGINT);
        static final Field<Long> MATCHED_AFTER =
                DSL.field(DSL.name("or_translation", "matched_after"), SQLDataType.BIGINT);
        static final Field<Long> ONLY_BEFORE = DSL.field(DSL.name("or_translation", "only_before"), SQLDataType.BIGINT);
        static final Field<Long> ONLY_AFTER = DSL.field(DSL.name("or_translation", "only_after"), SQLDataType.BIGINT);
        static final Field<Instant> TRANSLATED_AT =
                DSL.field(DSL.name("or_translation", "translated_at"), Columns.INSTANT);
        static final Field<String> TRANSLATED_BY =
                DSL.field(DSL.name("or_translation", "translated_by"), SQLDataType.VARCHAR);
        static final List<Field<?>> FIELDS = List.of(new Field<?>[] {
            ID,
            ITEM_CODE,
            PLUGIN,
            SEGMENT,
            RULE,
            NAME,
            CUSTOMER_TYPES,
            VISIT_TYPES,
            READING,
            DEALS,
            MATCHED_BEFORE,
            MATCHED_AFTER,
            ONLY_BEFORE,
            ONLY_AFTER,
            TRANSLATED_AT,
            TRANSLATED_BY
        });

        private TranslationRow() {}
    }

    /** Orders with the sums of their ledgers; the sums change by conditional updates only. */
    static final class Orders {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_order"));
        static final Field<Long> ID = DSL.field(DSL.name("or_order", "id"), SQLDataType.BIGINT);
        static final Field<String> ORDER_NUMBER = DSL.field(DSL.name("or_order", "order_number"), SQLDataType.VARCHAR);
        static final Field<String> CLINIC = DSL.field(DSL.name("or_order", "clinic"), SQLDataType.VARCHAR);
        static final Field<Long> CUSTOMER = DSL.field(DSL.name("or_order", "customer"), SQLDataType.BIGINT);
        static final Field<String> ORDER_TYPE = DSL.field(DSL.name("or_order", "order_type"), SQLDataType.VARCHAR);
        static final Field<String> STATUS = DSL.field(DSL.name("or_order", "status"), SQLDataType.VARCHAR);
        static final Field<String> CURRENCY = DSL.field(DSL.name("or_order", "currency"), SQLDataType.VARCHAR);
        static final Field<Instant> CREATED_AT = DSL.field(DSL.name("or_order", "created_at"), Columns.INSTANT);
        static final Field<String> CREATED_BY = DSL.field(DSL.name("or_order", "created_by"), SQLDataType.VARCHAR);
        static final Field<Instant> CONFIRMED_AT = DSL.field(DSL.name("or_order", "confirmed_at"), Columns.INSTANT);
        static final Field<Instant> CANCELLED_AT = DSL.field(DSL.name("or_order", "cancelled_at"), Columns.INSTANT);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("or_order", "business_date"), SQLDataType.LOCALDATE);
        static final Field<Long> VISIT = DSL.field(DSL.name("or_order", "visit"), SQLDataType.BIGINT);
        static final Field<Long> GROSS_MINOR = DSL.field(DSL.name("or_order", "gross_minor"), SQLDataType.BIGINT);
        static final Field<Long> SOLD_MINOR = DSL.field(DSL.name("or_order", "sold_minor"), SQLDataType.BIGINT);
        static final Field<Long> NET_MINOR = DSL.field(DSL.name("or_order", "net_minor"), SQLDataType.BIGINT);
        static final Field<Long> PAID_MINOR = DSL.field(DSL.name("or_order", "paid_minor"), SQLDataType.BIGINT);
        static final Field<Long> REPAID_MINOR = DSL.field(DSL.name("or_order", "repaid_minor"), SQLDataType.BIGINT);
        static final Field<Long> WRITTEN_OFF_MINOR =
                DSL.field(DSL.name("or_order", "written_off_minor"), SQLDataType.BIGINT);
        static final Field<Long> BALANCE_MINOR = DSL.field(DSL.name("or_order", "balance_minor"), SQLDataType.BIGINT);
        static final Field<String> VOUCHERS = DSL.field(DSL.name("or_order", "vouchers"), SQLDataType.VARCHAR);
        static final Field<String> PLUGINS = DSL.field(DSL.name("or_order", "plugins"), SQLDataType.VARCHAR);
        static final Field<String> DRAFT = DSL.field(DSL.name("or_order", "draft"), SQLDataType.VARCHAR);
        static final Field<Boolean> IMPORTED = DSL.field(DSL.name("or_order", "imported"), SQLDataType.BOOLEAN);
        static final Field<Long> VERSION = DSL.field(DSL.name("or_order", "version"), SQLDataType.BIGINT);
        static final List<Field<?>> FIELDS = List.of(
                ID,
                ORDER_NUMBER,
                CLINIC,
                CUSTOMER,
                ORDER_TYPE,
                STATUS,
                CURRENCY,
                CREATED_AT,
                CREATED_BY,
                CONFIRMED_AT,
                CANCELLED_AT,
                BUSINESS_DATE,
                VISIT,
                GROSS_MINOR,
                SOLD_MINOR,
                NET_MINOR,
                PAID_MINOR,
                REPAID_MINOR,
                WRITTEN_OFF_MINOR,
                BALANCE_MINOR,
                VOUCHERS,
                PLUGINS,
                IMPORTED,
                VERSION);

        private Orders() {}
    }

    /** Lines as sold; what was returned of them is counted beside. */
    static final class Line {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_line"));
        static final Field<Long> ID = DSL.field(DSL.name("or_line", "id"), SQLDataType.BIGINT);
        static final Field<Long> ORDER_ID = DSL.field(DSL.name("or_line", "order_id"), SQLDataType.BIGINT);
        static final Field<Integer> POSITION = DSL.field(DSL.name("or_line", "position"), SQLDataType.INTEGER);
        static final Field<Long> ITEM = DSL.field(DSL.name("or_line", "item"), SQLDataType.BIGINT);
        static final Field<String> ITEM_CODE = DSL.field(DSL.name("or_line", "item_code"), SQLDataType.VARCHAR);
        static final Field<String> NAME = DSL.field(DSL.name("or_line", "name"), SQLDataType.VARCHAR);
        static final Field<String> KIND = DSL.field(DSL.name("or_line", "kind"), SQLDataType.VARCHAR);
        static final Field<String> CATEGORY = DSL.field(DSL.name("or_line", "category"), SQLDataType.VARCHAR);
        static final Field<Integer> QUANTITY = DSL.field(DSL.name("or_line", "quantity"), SQLDataType.INTEGER);
        static final Field<Long> LIST_MINOR = DSL.field(DSL.name("or_line", "list_minor"), SQLDataType.BIGINT);
        static final Field<Long> PRICE_MINOR = DSL.field(DSL.name("or_line", "price_minor"), SQLDataType.BIGINT);
        static final Field<Long> NET_MINOR = DSL.field(DSL.name("or_line", "net_minor"), SQLDataType.BIGINT);
        static final Field<Boolean> GIFT = DSL.field(DSL.name("or_line", "gift"), SQLDataType.BOOLEAN);
        static final Field<Integer> RETURNED = DSL.field(DSL.name("or_line", "returned"), SQLDataType.INTEGER);
        static final Field<Long> RETURNED_MINOR = DSL.field(DSL.name("or_line", "returned_minor"), SQLDataType.BIGINT);
        static final List<Field<?>> FIELDS = List.of(
                ID,
                ORDER_ID,
                POSITION,
                ITEM,
                ITEM_CODE,
                NAME,
                KIND,
                CATEGORY,
                QUANTITY,
                LIST_MINOR,
                PRICE_MINOR,
                NET_MINOR,
                GIFT,
                RETURNED,
                RETURNED_MINOR);

        private Line() {}
    }

    /** Who took part in a line; shares in basis points, 10000 within a role. */
    static final class LineStaff {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_line_staff"));
        static final Field<Long> LINE = DSL.field(DSL.name("or_line_staff", "line"), SQLDataType.BIGINT);
        static final Field<Integer> POSITION = DSL.field(DSL.name("or_line_staff", "position"), SQLDataType.INTEGER);
        static final Field<String> LOGIN = DSL.field(DSL.name("or_line_staff", "login"), SQLDataType.VARCHAR);
        static final Field<String> STAFF_ROLE = DSL.field(DSL.name("or_line_staff", "staff_role"), SQLDataType.VARCHAR);
        static final Field<Integer> SHARE = DSL.field(DSL.name("or_line_staff", "share"), SQLDataType.INTEGER);
        static final List<Field<?>> FIELDS = List.of(LINE, POSITION, LOGIN, STAFF_ROLE, SHARE);

        private LineStaff() {}
    }

    /** Changes of price, named. */
    static final class Adjustment {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_adjustment"));
        static final Field<Long> ORDER_ID = DSL.field(DSL.name("or_adjustment", "order_id"), SQLDataType.BIGINT);
        static final Field<Integer> POSITION = DSL.field(DSL.name("or_adjustment", "position"), SQLDataType.INTEGER);
        static final Field<String> PHASE = DSL.field(DSL.name("or_adjustment", "phase"), SQLDataType.VARCHAR);
        static final Field<String> SOURCE = DSL.field(DSL.name("or_adjustment", "source"), SQLDataType.VARCHAR);
        static final Field<String> NAME = DSL.field(DSL.name("or_adjustment", "name"), SQLDataType.VARCHAR);
        static final Field<String> CODE = DSL.field(DSL.name("or_adjustment", "code"), SQLDataType.VARCHAR);
        static final Field<Integer> LINE_NUMBER =
                DSL.field(DSL.name("or_adjustment", "line_number"), SQLDataType.INTEGER);
        static final Field<Long> AMOUNT_MINOR =
                DSL.field(DSL.name("or_adjustment", "amount_minor"), SQLDataType.BIGINT);
        static final List<Field<?>> FIELDS =
                List.of(ORDER_ID, POSITION, PHASE, SOURCE, NAME, CODE, LINE_NUMBER, AMOUNT_MINOR);

        private Adjustment() {}
    }

    /** Deal decisions and their reversals, appended only. A reversal names the decision it reverses. */
    static final class Deal {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_deal"));
        static final Field<Long> ID = DSL.field(DSL.name("or_deal", "id"), SQLDataType.BIGINT);
        static final Field<Long> ORDER_ID = DSL.field(DSL.name("or_deal", "order_id"), SQLDataType.BIGINT);
        static final Field<Long> CUSTOMER = DSL.field(DSL.name("or_deal", "customer"), SQLDataType.BIGINT);
        static final Field<String> CLINIC = DSL.field(DSL.name("or_deal", "clinic"), SQLDataType.VARCHAR);
        static final Field<LocalDate> BUSINESS_DATE =
                DSL.field(DSL.name("or_deal", "business_date"), SQLDataType.LOCALDATE);
        static final Field<String> DECISION = DSL.field(DSL.name("or_deal", "decision"), SQLDataType.VARCHAR);
        static final Field<Long> REVERSES = DSL.field(DSL.name("or_deal", "reverses"), SQLDataType.BIGINT);
        static final Field<Long> RULE_VERSION = DSL.field(DSL.name("or_deal", "rule_version"), SQLDataType.BIGINT);
        static final Field<Long> AMOUNT_MINOR = DSL.field(DSL.name("or_deal", "amount_minor"), SQLDataType.BIGINT);
        static final Field<String> CURRENCY = DSL.field(DSL.name("or_deal", "currency"), SQLDataType.VARCHAR);
        static final Field<String> CHECKS = DSL.field(DSL.name("or_deal", "checks"), SQLDataType.VARCHAR);
        static final Field<Instant> DECIDED_AT = DSL.field(DSL.name("or_deal", "decided_at"), Columns.INSTANT);
        static final Field<Long> VISIT = DSL.field(DSL.name("or_deal", "visit"), SQLDataType.BIGINT);
        static final Field<Long> RETURNED_MINOR = DSL.field(DSL.name("or_deal", "returned_minor"), SQLDataType.BIGINT);
        static final Field<Boolean> IMPORTED = DSL.field(DSL.name("or_deal", "imported"), SQLDataType.BOOLEAN);
        static final List<Field<?>> FIELDS = List.of(
                ID,
                ORDER_ID,
                CUSTOMER,
                CLINIC,
                BUSINESS_DATE,
                DECISION,
                REVERSES,
                RULE_VERSION,
                AMOUNT_MINOR,
                CURRENCY,
                CHECKS,
                DECIDED_AT,
                VISIT,
                RETURNED_MINOR,
                IMPORTED);

        private Deal() {}
    }

    /** What is known per customer and clinic, and once more for the organisation (clinic empty). */
    static final class FactsRow {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_facts"));
        static final Field<Long> CUSTOMER = DSL.field(DSL.name("or_facts", "customer"), SQLDataType.BIGINT);
        static final Field<String> CLINIC = DSL.field(DSL.name("or_facts", "clinic"), SQLDataType.VARCHAR);
        static final Field<Integer> ORDERS = DSL.field(DSL.name("or_facts", "orders"), SQLDataType.INTEGER);
        static final Field<Integer> ORDER_DATES = DSL.field(DSL.name("or_facts", "order_dates"), SQLDataType.INTEGER);
        static final Field<LocalDate> FIRST_ORDER_DATE =
                DSL.field(DSL.name("or_facts", "first_order_date"), SQLDataType.LOCALDATE);
        static final Field<LocalDate> LAST_ORDER_DATE =
                DSL.field(DSL.name("or_facts", "last_order_date"), SQLDataType.LOCALDATE);
        static final Field<Integer> DEALS = DSL.field(DSL.name("or_facts", "deals"), SQLDataType.INTEGER);
        static final Field<Instant> DEALS_SINCE = DSL.field(DSL.name("or_facts", "deals_since"), Columns.INSTANT);
        static final Field<Integer> DEAL_DATES = DSL.field(DSL.name("or_facts", "deal_dates"), SQLDataType.INTEGER);
        static final Field<Instant> DEAL_DATES_SINCE =
                DSL.field(DSL.name("or_facts", "deal_dates_since"), Columns.INSTANT);
        static final Field<LocalDate> FIRST_DEAL_DATE =
                DSL.field(DSL.name("or_facts", "first_deal_date"), SQLDataType.LOCALDATE);
        static final Field<LocalDate> LAST_DEAL_DATE =
                DSL.field(DSL.name("or_facts", "last_deal_date"), SQLDataType.LOCALDATE);
        static final Field<Long> SPEND_MINOR = DSL.field(DSL.name("or_facts", "spend_minor"), SQLDataType.BIGINT);
        static final Field<Long> ARREARS_MINOR = DSL.field(DSL.name("or_facts", "arrears_minor"), SQLDataType.BIGINT);
        static final Field<Instant> ARREARS_SINCE = DSL.field(DSL.name("or_facts", "arrears_since"), Columns.INSTANT);
        static final Field<Instant> CHANGED_AT = DSL.field(DSL.name("or_facts", "changed_at"), Columns.INSTANT);
        static final List<Field<?>> FIELDS = List.of(
                CUSTOMER,
                CLINIC,
                ORDERS,
                ORDER_DATES,
                FIRST_ORDER_DATE,
                LAST_ORDER_DATE,
                DEALS,
                DEALS_SINCE,
                DEAL_DATES,
                DEAL_DATES_SINCE,
                FIRST_DEAL_DATE,
                LAST_DEAL_DATE,
                SPEND_MINOR,
                ARREARS_MINOR,
                ARREARS_SINCE,
                CHANGED_AT);

        private FactsRow() {}
    }

    /** Clinics whose deal tag counts otherwise than by date. */
    static final class DealCount {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_deal_count"));
        static final Field<String> CLINIC = DSL.field(DSL.name("or_deal_count", "clinic"), SQLDataType.VARCHAR);
        static final Field<String> COUNT_PER = DSL.field(DSL.name("or_deal_count", "count_per"), SQLDataType.VARCHAR);

        private DealCount() {}
    }

    /** What a merge of customers moved, so that it can be taken apart. */
    static final class Moved {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_moved"));
        static final Field<Long> MERGE_ID = DSL.field(DSL.name("or_moved", "merge_id"), SQLDataType.BIGINT);
        static final Field<String> TABLE_NAME = DSL.field(DSL.name("or_moved", "table_name"), SQLDataType.VARCHAR);
        static final Field<Long> ROW_ID = DSL.field(DSL.name("or_moved", "row_id"), SQLDataType.BIGINT);
        static final List<Field<?>> FIELDS = List.of(MERGE_ID, TABLE_NAME, ROW_ID);

        private Moved() {}
    }

    /** Prints of receipts, appended only. */
    static final class Receipt {
        static final Table<Record> TABLE = DSL.table(DSL.name("or_receipt"));
        static final Field<Long> ORDER = DSL.field(DSL.name("or_receipt", "order_id"), SQLDataType.BIGINT);
        static final Field<Integer> NUMBER = DSL.field(DSL.name("or_receipt", "number"), SQLDataType.INTEGER);
        static final Field<Instant> PRINTED_AT = DSL.field(DSL.name("or_receipt", "printed_at"), Columns.INSTANT);
        static final Field<String> PRINTED_BY = DSL.field(DSL.name("or_receipt", "printed_by"), SQLDataType.VARCHAR);

        private Receipt() {}
    }
}
