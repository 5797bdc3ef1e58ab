package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Notices;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of {@code pl_notice}. */
@Component
public final class StoredNotices implements Notices {
    private static final Table<Record> TABLE = table(name("pl_notice"));
    private static final Field<Id> ID = field(name("id"), Columns.ID);
    private static final Field<Id> STAFF = field(name("staff"), Columns.ID);
    private static final Field<String> TEXT = field(name("text_key"), SQLDataType.VARCHAR(100));
    private static final Field<String> ARGUMENTS = field(name("arguments"), SQLDataType.VARCHAR(2000));
    private static final Field<String> ADDRESS = field(name("address"), SQLDataType.VARCHAR(500));
    private static final Field<Instant> TOLD_AT = field(name("told_at"), Columns.INSTANT);
    private static final Field<Boolean> SEEN = field(name("seen"), SQLDataType.BOOLEAN);

    private static final int SHOWN = 50;
    private static final Duration KEPT = Duration.ofDays(60);

    private final Sql sql;
    private final Transactions transactions;
    private final StaffStore staff;
    private final Access access;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public StoredNotices(
            @Reference Sql sql,
            @Reference Transactions transactions,
            @Reference StaffStore staff,
            @Reference Access access,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
        this.transactions = transactions;
        this.staff = staff;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void tell(String login, String text, Map<String, String> arguments, String address) {
        Instant now = clock.instant();
        transactions.run(() -> staff.byLogin(login).ifPresent(member -> {
            sql.dsl()
                    .deleteFrom(TABLE)
                    .where(STAFF.eq(member.id()), TOLD_AT.lt(now.minus(KEPT)))
                    .execute();
            sql.dsl()
                    .insertInto(TABLE, ID, STAFF, TEXT, ARGUMENTS, ADDRESS, TOLD_AT, SEEN)
                    .values(ids.next(), member.id(), text, Json.write(arguments), address, now, false)
                    .execute();
        }));
    }

    @Override
    public List<Notice> mine() {
        return transactions.required(() -> sql.dsl()
                .select(ID, TEXT, ARGUMENTS, ADDRESS, TOLD_AT, SEEN)
                .from(TABLE)
                .where(STAFF.eq(me()))
                .orderBy(TOLD_AT.desc(), ID.desc())
                .limit(SHOWN)
                .fetch(row -> new Notice(
                        row.value1(), row.value2(), texts(row.value3()), row.value4(), row.value5(), row.value6())));
    }

    private static Map<String, String> texts(String json) {
        Map<String, String> texts = new HashMap<>();
        Json.read(json).forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    @Override
    public int unread() {
        return transactions.required(() -> sql.dsl().fetchCount(TABLE, STAFF.eq(me()), SEEN.eq(DSL.inline(false))));
    }

    @Override
    public void markRead() {
        transactions.run(() -> sql.dsl()
                .update(TABLE)
                .set(SEEN, true)
                .where(STAFF.eq(me()), SEEN.eq(DSL.inline(false)))
                .execute());
    }

    private Id me() {
        return access.caller().staff();
    }
}
