package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.LocalDate;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Tables of nodes, clinics, staff, tokens and audit, as {@code db/platform-*.xml} makes them. */
final class Tables {

    static final Table<Record> NODE = table(name("pl_node"));
    static final Field<Integer> NODE_NUMBER = column("pl_node", "number", SQLDataType.INTEGER);
    static final Field<String> NODE_OWNER = column("pl_node", "owner", SQLDataType.VARCHAR(36));
    static final Field<Long> NODE_LEASED_UNTIL = column("pl_node", "leased_until", SQLDataType.BIGINT);

    static final Table<Record> CLINIC = table(name("pl_clinic"));
    static final Field<String> CLINIC_CODE = column("pl_clinic", "code", SQLDataType.VARCHAR(32));
    static final Field<String> CLINIC_NAME = column("pl_clinic", "name", SQLDataType.VARCHAR(100));
    static final Field<String> CLINIC_TYPE = column("pl_clinic", "type", SQLDataType.VARCHAR(32));
    static final Field<String> CLINIC_CURRENCY = column("pl_clinic", "currency", SQLDataType.VARCHAR(3));
    static final Field<Long> CLINIC_VERSION = column("pl_clinic", "version", SQLDataType.BIGINT);
    static final Field<Instant> CLINIC_CREATED_AT = column("pl_clinic", "created_at", Columns.INSTANT);

    static final Table<Record> TIME = table(name("pl_clinic_time"));
    static final Field<String> TIME_CLINIC = column("pl_clinic_time", "clinic", SQLDataType.VARCHAR(32));
    static final Field<LocalDate> TIME_FROM = column("pl_clinic_time", "from_date", SQLDataType.LOCALDATE);
    static final Field<String> TIME_ZONE = column("pl_clinic_time", "time_zone", SQLDataType.VARCHAR(64));
    static final Field<Integer> TIME_CUT_OFF = column("pl_clinic_time", "cut_off_minutes", SQLDataType.INTEGER);

    static final Table<Record> ENTRY = table(name("pl_clinic_entry"));
    static final Field<String> ENTRY_CLINIC = column("pl_clinic_entry", "clinic", SQLDataType.VARCHAR(32));
    static final Field<String> ENTRY_LIST = column("pl_clinic_entry", "list", SQLDataType.VARCHAR(32));
    static final Field<String> ENTRY_CODE = column("pl_clinic_entry", "code", SQLDataType.VARCHAR(32));
    static final Field<String> ENTRY_NAME = column("pl_clinic_entry", "name", SQLDataType.VARCHAR(100));
    static final Field<Integer> ENTRY_PLACE = column("pl_clinic_entry", "place", SQLDataType.INTEGER);

    static final Table<Record> STAFF = table(name("pl_staff"));
    static final Field<Id> STAFF_ID = column("pl_staff", "id", Columns.ID);
    static final Field<String> STAFF_LOGIN = column("pl_staff", "login", SQLDataType.VARCHAR(64));
    static final Field<String> STAFF_NAME = column("pl_staff", "name", SQLDataType.VARCHAR(100));
    static final Field<Boolean> STAFF_ACTIVE = column("pl_staff", "active", SQLDataType.BOOLEAN);
    static final Field<String> STAFF_PASSWORD = column("pl_staff", "password", SQLDataType.VARCHAR(200));
    static final Field<Boolean> STAFF_PASSWORD_GIVEN = column("pl_staff", "password_given", SQLDataType.BOOLEAN);
    static final Field<String> STAFF_TOTP = column("pl_staff", "totp_secret", SQLDataType.VARCHAR(200));
    static final Field<String> STAFF_TOTP_WAITING = column("pl_staff", "totp_waiting", SQLDataType.VARCHAR(200));
    static final Field<Long> STAFF_TOTP_STEP = column("pl_staff", "totp_step", SQLDataType.BIGINT);
    static final Field<Long> STAFF_VERSION = column("pl_staff", "version", SQLDataType.BIGINT);
    static final Field<Instant> STAFF_CREATED_AT = column("pl_staff", "created_at", Columns.INSTANT);

    static final Table<Record> GRANT = table(name("pl_staff_grant"));
    static final Field<Id> GRANT_STAFF = column("pl_staff_grant", "staff", Columns.ID);
    static final Field<String> GRANT_ROLE = column("pl_staff_grant", "role", SQLDataType.VARCHAR(32));
    static final Field<String> GRANT_CLINIC = column("pl_staff_grant", "clinic", SQLDataType.VARCHAR(32));

    static final Table<Record> TOKEN = table(name("pl_token"));
    static final Field<String> TOKEN_DIGEST = column("pl_token", "digest", SQLDataType.VARCHAR(64));
    static final Field<Id> TOKEN_STAFF = column("pl_token", "staff", Columns.ID);
    static final Field<Instant> TOKEN_ISSUED_AT = column("pl_token", "issued_at", Columns.INSTANT);
    static final Field<Instant> TOKEN_EXPIRES_AT = column("pl_token", "expires_at", Columns.INSTANT);
    static final Field<Instant> TOKEN_ENDS_AT = column("pl_token", "ends_at", Columns.INSTANT);
    static final Field<String> TOKEN_PERMISSIONS = column("pl_token", "permissions", SQLDataType.VARCHAR(2000));
    static final Field<String> TOKEN_CLINICS = column("pl_token", "clinics", SQLDataType.VARCHAR(2000));

    static final Table<Record> SIGN_IN = table(name("pl_sign_in"));
    static final Field<String> SIGN_IN_LOGIN = column("pl_sign_in", "login", SQLDataType.VARCHAR(64));
    static final Field<Integer> SIGN_IN_FAILURES = column("pl_sign_in", "failures", SQLDataType.INTEGER);
    static final Field<Instant> SIGN_IN_UNTIL = column("pl_sign_in", "until", Columns.INSTANT);

    static final Table<Record> AUDIT = table(name("pl_audit"));
    static final Field<Id> AUDIT_ID = column("pl_audit", "id", Columns.ID);
    static final Field<Instant> AUDIT_HAPPENED_AT = column("pl_audit", "happened_at", Columns.INSTANT);
    static final Field<Id> AUDIT_CALLER = column("pl_audit", "caller", Columns.ID);
    static final Field<String> AUDIT_ACTION = column("pl_audit", "action", SQLDataType.VARCHAR(64));
    static final Field<String> AUDIT_SUBJECT_TYPE = column("pl_audit", "subject_type", SQLDataType.VARCHAR(32));
    static final Field<String> AUDIT_SUBJECT = column("pl_audit", "subject", SQLDataType.VARCHAR(64));
    static final Field<String> AUDIT_CLINIC = column("pl_audit", "clinic", SQLDataType.VARCHAR(32));
    static final Field<String> AUDIT_OUTCOME = column("pl_audit", "outcome", SQLDataType.VARCHAR(16));
    static final Field<String> AUDIT_DETAILS = column("pl_audit", "details", SQLDataType.VARCHAR(4000));

    private Tables() {}

    private static <T> Field<T> column(String table, String column, DataType<T> type) {
        return field(name(table, column), type);
    }
}
