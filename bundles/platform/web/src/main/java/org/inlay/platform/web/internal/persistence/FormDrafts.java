package org.inlay.platform.web.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of {@code pl_draft}: what somebody typed into a page and has not sent, whatever browser they come back with. */
@Component(service = FormDrafts.class)
public class FormDrafts {
    private static final Table<Record> TABLE = table(name("pl_draft"));
    private static final Field<Id> ID = field(name("id"), Columns.ID);
    private static final Field<Id> STAFF = field(name("staff"), Columns.ID);
    private static final Field<String> PAGE = field(name("page"), SQLDataType.VARCHAR(64));
    private static final Field<String> BODY = field(name("body"), SQLDataType.CLOB);
    private static final Field<Instant> SAVED_AT = field(name("saved_at"), Columns.INSTANT);
    private static final int PURGED_AT_ONCE = 1000;

    private final Sql sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public FormDrafts(
            @Reference Sql sql,
            @Reference Transactions transactions,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** What they typed at this address, if anything waits there. */
    public Optional<String> of(Id staff, String address) {
        return transactions.required(() -> sql.dsl()
                .select(BODY)
                .from(TABLE)
                .where(STAFF.eq(staff), PAGE.eq(digest(address)))
                .fetchOptional(BODY));
    }

    /** Keeps what they typed, in the place of what was typed there before. */
    public void keep(Id staff, String address, String body) {
        String page = digest(address);
        Instant now = clock.instant();
        try {
            transactions.run(() -> {
                int changed = sql.dsl()
                        .update(TABLE)
                        .set(BODY, body)
                        .set(SAVED_AT, now)
                        .where(STAFF.eq(staff), PAGE.eq(page))
                        .execute();
                if (changed == 0) {
                    sql.dsl()
                            .insertInto(TABLE, ID, STAFF, PAGE, BODY, SAVED_AT)
                            .values(ids.next(), staff, page, body, now)
                            .execute();
                }
            });
        } catch (IntegrityConstraintViolationException another) {
            // a second window of theirs kept its own at the same moment; the next keystroke keeps this one
            return;
        }
    }

    /** Forgets what they typed there. */
    public void drop(Id staff, String address) {
        transactions.run(() -> sql.dsl()
                .deleteFrom(TABLE)
                .where(STAFF.eq(staff), PAGE.eq(digest(address)))
                .execute());
    }

    /** Drops up to 1,000 that were kept before the instant; tells how many. */
    public int purge(Instant before) {
        return transactions.required(() -> {
            List<Id> old = sql.dsl()
                    .select(ID)
                    .from(TABLE)
                    .where(SAVED_AT.lt(before))
                    .limit(PURGED_AT_ONCE)
                    .fetch(ID);
            return old.isEmpty()
                    ? 0
                    : sql.dsl().deleteFrom(TABLE).where(Keys.among(ID, old)).execute();
        });
    }

    private static String digest(String address) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(address.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
