package org.inlay.coupons.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables and columns of coupons. */
final class Tables {
    static final Table<Record> TEMPLATE = table(name("cp_template"));
    static final Field<Id> TEMPLATE_ID = template("id", Columns.ID);
    static final Field<String> NAME = template("name", SQLDataType.VARCHAR(60));
    static final Field<String> KIND = template("kind", SQLDataType.VARCHAR(10));
    static final Field<String> FACE = template("face", SQLDataType.VARCHAR(60));
    static final Field<String> MINIMUM = template("minimum", SQLDataType.VARCHAR(20));
    static final Field<String> ITEMS = template("items", SQLDataType.VARCHAR(4000));
    static final Field<String> KINDS = template("kinds", SQLDataType.VARCHAR(1000));
    static final Field<String> CLINICS = template("clinics", SQLDataType.VARCHAR(4000));
    static final Field<String> ORDER_TYPES = template("order_types", SQLDataType.VARCHAR(2000));
    static final Field<String> CHANNELS = template("channels", SQLDataType.VARCHAR(1000));
    static final Field<Integer> VALID_DAYS = template("valid_days", SQLDataType.INTEGER);
    static final Field<LocalDate> VALID_FROM = template("valid_from", SQLDataType.LOCALDATE);
    static final Field<LocalDate> VALID_TO = template("valid_to", SQLDataType.LOCALDATE);
    static final Field<Long> QUANTITY = template("quantity", SQLDataType.BIGINT);
    static final Field<Integer> PER_CUSTOMER = template("per_customer", SQLDataType.INTEGER);
    static final Field<String> STACKING_GROUP = template("stacking_group", SQLDataType.VARCHAR(60));
    static final Field<Boolean> COMBINES = template("combines", SQLDataType.BOOLEAN);
    static final Field<Boolean> RECALCULATE = template("recalculate", SQLDataType.BOOLEAN);
    static final Field<String> USE = template("purpose", SQLDataType.VARCHAR(10));
    static final Field<String> AUDIENCE_TAGS = template("audience_tags", SQLDataType.VARCHAR(4000));
    static final Field<String> AUDIENCE_VISITS = template("audience_visits", SQLDataType.VARCHAR(200));
    static final Field<String> ACTION = template("action", SQLDataType.VARCHAR(10));
    static final Field<Id> FAMILY = template("family", Columns.ID);
    static final Field<Integer> VERSION = template("version", SQLDataType.INTEGER);
    static final Field<String> TEMPLATE_STATE = template("state", SQLDataType.VARCHAR(10));
    static final Field<Long> ISSUED = template("issued", SQLDataType.BIGINT);
    static final Field<Instant> CREATED_AT = template("created_at", Columns.INSTANT);

    static final List<Field<?>> TEMPLATE_FIELDS = List.of(
            TEMPLATE_ID,
            NAME,
            KIND,
            FACE,
            MINIMUM,
            ITEMS,
            KINDS,
            CLINICS,
            ORDER_TYPES,
            CHANNELS,
            VALID_DAYS,
            VALID_FROM,
            VALID_TO,
            QUANTITY,
            PER_CUSTOMER,
            STACKING_GROUP,
            COMBINES,
            RECALCULATE,
            USE,
            AUDIENCE_TAGS,
            AUDIENCE_VISITS,
            ACTION,
            FAMILY,
            VERSION,
            TEMPLATE_STATE,
            ISSUED);

    static final Table<Record> VOUCHER = table(name("cp_voucher"));
    static final Field<Id> VOUCHER_ID = voucher("id", Columns.ID);
    static final Field<String> CODE = voucher("code", SQLDataType.VARCHAR(20));
    static final Field<Id> OF = voucher("template", Columns.ID);
    static final Field<Id> CUSTOMER = voucher("customer", Columns.ID);
    static final Field<String> CLINIC = voucher("clinic", SQLDataType.VARCHAR(32));
    static final Field<String> ORIGIN = voucher("origin", SQLDataType.VARCHAR(60));
    static final Field<Id> WITH_BATCH = voucher("batch", Columns.ID);
    static final Field<String> VOUCHER_STATE = voucher("state", SQLDataType.VARCHAR(10));
    static final Field<Instant> ISSUED_AT = voucher("issued_at", Columns.INSTANT);
    static final Field<Instant> BEGINS_AT = voucher("begins_at", Columns.INSTANT);
    static final Field<Instant> EXPIRES_AT = voucher("expires_at", Columns.INSTANT);
    static final Field<Instant> REMINDED_AT = voucher("reminded_at", Columns.INSTANT);
    static final Field<Id> USED_ORDER = voucher("used_order", Columns.ID);
    static final Field<Instant> USED_AT = voucher("used_at", Columns.INSTANT);
    static final Field<Long> COST = voucher("cost_minor", SQLDataType.BIGINT);
    static final Field<Long> REVENUE = voucher("revenue_minor", SQLDataType.BIGINT);

    static final List<Field<?>> VOUCHER_FIELDS =
            fields(VOUCHER_ID, CODE, CUSTOMER, CLINIC, VOUCHER_STATE, ISSUED_AT, BEGINS_AT, EXPIRES_AT, USED_ORDER);

    static final Table<Record> BATCH = table(name("cp_batch"));
    static final Field<Id> BATCH_ID = field(name("cp_batch", "id"), Columns.ID);
    static final Field<Id> BATCH_OF = field(name("cp_batch", "template"), Columns.ID);
    static final Field<String> AIM = field(name("cp_batch", "aim"), SQLDataType.VARCHAR(20));
    static final Field<String> BATCH_STATE = field(name("cp_batch", "state"), SQLDataType.VARCHAR(10));
    static final Field<Long> RECIPIENTS = field(name("cp_batch", "recipients"), SQLDataType.BIGINT);
    static final Field<Long> BATCH_ISSUED = field(name("cp_batch", "issued"), SQLDataType.BIGINT);
    static final Field<Long> BATCH_REFUSED = field(name("cp_batch", "refused"), SQLDataType.BIGINT);
    static final Field<Instant> BATCH_AT = field(name("cp_batch", "created_at"), Columns.INSTANT);

    static final Field<Long> REACHED = field(name("cp_batch", "reached"), SQLDataType.BIGINT);
    static final Field<String> BATCH_WAY = field(name("cp_batch", "way"), SQLDataType.VARCHAR(10));

    static final Table<Record> RECIPIENT = table(name("cp_recipient"));
    static final Field<Id> IN_BATCH = field(name("cp_recipient", "batch"), Columns.ID);
    static final Field<Long> PLACE = field(name("cp_recipient", "place"), SQLDataType.BIGINT);
    static final Field<Id> TO_CUSTOMER = field(name("cp_recipient", "customer"), Columns.ID);
    static final Field<String> TO_CLINIC = field(name("cp_recipient", "clinic"), SQLDataType.VARCHAR(32));
    static final Field<String> RECIPIENT_STATE = field(name("cp_recipient", "state"), SQLDataType.VARCHAR(10));

    static final Table<Record> MERGE = table(name("cp_merge"));
    static final Field<Id> MERGE_ID = field(name("cp_merge", "id"), Columns.ID);
    static final Field<Id> MERGE_KEPT = field(name("cp_merge", "kept"), Columns.ID);
    static final Field<Id> MERGE_DUPLICATE = field(name("cp_merge", "duplicate"), Columns.ID);

    static final Table<Record> MOVED = table(name("cp_moved"));
    static final Field<Id> MOVED_BY = field(name("cp_moved", "merge_id"), Columns.ID);
    static final Field<Id> MOVED_VOUCHER = field(name("cp_moved", "voucher"), Columns.ID);

    static final Table<Record> LINK = table(name("cp_link"));
    static final Field<Id> LINK_ID = field(name("cp_link", "id"), Columns.ID);
    static final Field<String> DIGEST = field(name("cp_link", "digest"), SQLDataType.VARCHAR(64));
    static final Field<Id> LINK_CUSTOMER = field(name("cp_link", "customer"), Columns.ID);
    static final Field<Id> LINK_OF = field(name("cp_link", "template"), Columns.ID);
    static final Field<String> LINK_CLINIC = field(name("cp_link", "clinic"), SQLDataType.VARCHAR(32));
    static final Field<Instant> LINK_AT = field(name("cp_link", "created_at"), Columns.INSTANT);
    static final Field<Instant> CLAIMED_AT = field(name("cp_link", "claimed_at"), Columns.INSTANT);
    static final Field<Instant> VIEWED_AT = field(name("cp_link", "viewed_at"), Columns.INSTANT);

    static final Table<Record> PLATFORM_VOUCHER = table(name("cp_platform_voucher"));
    static final Field<Id> PAYMENT = platform("payment", Columns.ID);
    static final Field<String> PLATFORM = platform("platform", SQLDataType.VARCHAR(20));
    static final Field<String> PLATFORM_CODE = platform("code", SQLDataType.VARCHAR(60));
    static final Field<Id> PAID_ORDER = platform("order_id", Columns.ID);
    static final Field<String> PAID_CLINIC = platform("clinic", SQLDataType.VARCHAR(32));
    static final Field<String> CURRENCY = platform("currency", SQLDataType.VARCHAR(3));
    static final Field<Long> AMOUNT = platform("amount_minor", SQLDataType.BIGINT);
    static final Field<Long> FEE = platform("fee_minor", SQLDataType.BIGINT);
    static final Field<Long> REPAID = platform("repaid_minor", SQLDataType.BIGINT);
    static final Field<Instant> TAKEN_AT = platform("taken_at", Columns.INSTANT);
    static final Field<Instant> SETTLED_AT = platform("settled_at", Columns.INSTANT);

    static final Table<Record> PUSH = table(name("cp_push"));
    static final Field<Id> PUSH_ID = field(name("cp_push", "id"), Columns.ID);
    static final Field<Id> PUSH_OF = field(name("cp_push", "template"), Columns.ID);
    static final Field<Id> PUSH_SEGMENT = field(name("cp_push", "segment"), Columns.ID);
    static final Field<String> PUSH_EVERY = field(name("cp_push", "every"), SQLDataType.VARCHAR(10));
    static final Field<String> PUSH_WAY = field(name("cp_push", "way"), SQLDataType.VARCHAR(10));
    static final Field<Boolean> PUSH_STOPPED = field(name("cp_push", "stopped"), SQLDataType.BOOLEAN);

    static final Table<Record> PUSHED = table(name("cp_pushed"));
    static final Field<Id> PUSHED_BY = field(name("cp_pushed", "push"), Columns.ID);
    static final Field<String> PUSHED_IN = field(name("cp_pushed", "period"), SQLDataType.VARCHAR(10));
    static final Field<Id> PUSHED_TO = field(name("cp_pushed", "customer"), Columns.ID);

    static final Table<Record> SHARING = table(name("cp_sharing"));
    static final Field<Id> SHARING_ID = field(name("cp_sharing", "id"), Columns.ID);
    static final Field<Id> SHARING_OF = field(name("cp_sharing", "template"), Columns.ID);
    static final Field<Id> SHARING_REWARD = field(name("cp_sharing", "reward"), Columns.ID);
    static final Field<String> SHARING_EVENT = field(name("cp_sharing", "event"), SQLDataType.VARCHAR(20));
    static final Field<Boolean> SHARING_STOPPED = field(name("cp_sharing", "stopped"), SQLDataType.BOOLEAN);

    static final Table<Record> SHARE = table(name("cp_share"));
    static final Field<Id> SHARE_ID = field(name("cp_share", "id"), Columns.ID);
    static final Field<Id> SHARE_OF = field(name("cp_share", "sharing"), Columns.ID);
    static final Field<Id> SHARER = field(name("cp_share", "customer"), Columns.ID);
    static final Field<String> SHARE_CLINIC = field(name("cp_share", "clinic"), SQLDataType.VARCHAR(32));
    static final Field<String> SHARE_CODE = field(name("cp_share", "code"), SQLDataType.VARCHAR(30));

    static final Table<Record> FRIEND = table(name("cp_friend"));
    static final Field<Id> FRIEND_ID = field(name("cp_friend", "id"), Columns.ID);
    static final Field<Id> FRIEND_BY = field(name("cp_friend", "share"), Columns.ID);
    static final Field<String> FRIEND_DIGEST = field(name("cp_friend", "digest"), SQLDataType.VARCHAR(64));
    static final Field<Id> FRIEND_CUSTOMER = field(name("cp_friend", "customer"), Columns.ID);
    static final Field<String> FRIEND_STEP = field(name("cp_friend", "step"), SQLDataType.VARCHAR(20));
    static final Field<String> FRIEND_REWARD = field(name("cp_friend", "reward"), SQLDataType.VARCHAR(40));
    static final Field<Instant> FOLLOWED_AT = field(name("cp_friend", "followed_at"), Columns.INSTANT);
    static final Field<Instant> REWARDED_AT = field(name("cp_friend", "rewarded_at"), Columns.INSTANT);

    private Tables() {}

    private static <T> Field<T> platform(String column, DataType<T> type) {
        return field(name("cp_platform_voucher", column), type);
    }

    private static <T> Field<T> template(String column, DataType<T> type) {
        return field(name("cp_template", column), type);
    }

    private static <T> Field<T> voucher(String column, DataType<T> type) {
        return field(name("cp_voucher", column), type);
    }

    /** Those and the template's. */
    private static List<Field<?>> fields(Field<?>... own) {
        List<Field<?>> all = new ArrayList<>(List.of(own));
        all.addAll(TEMPLATE_FIELDS);
        return List.copyOf(all);
    }
}
