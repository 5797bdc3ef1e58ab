package org.inlay.platform.web.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.Keys;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of {@code pl_idempotency}, read and written in the caller's transaction. */
@Component(service = StoredAnswers.class)
public class StoredAnswers {
    private static final Table<Record> TABLE = table(name("pl_idempotency"));
    private static final Field<Id> ID = field(name("id"), Columns.ID);
    private static final Field<Id> CALLER = field(name("caller"), Columns.ID);
    private static final Field<String> KEY = field(name("request_key"), SQLDataType.VARCHAR(100));
    private static final Field<String> FINGERPRINT = field(name("fingerprint"), SQLDataType.VARCHAR(64));
    private static final Field<Integer> STATUS = field(name("status"), SQLDataType.INTEGER);
    private static final Field<String> ANSWER = field(name("answer"), SQLDataType.CLOB);
    private static final Field<Instant> CREATED_AT = field(name("created_at"), Columns.INSTANT);

    private static final String UNIQUE_VIOLATION = "23505";

    /** Derby and PostgreSQL waited too long for a lock. */
    private static final Set<String> LOCK_TIMEOUT = Set.of("40XL1", "55P03");

    /** How long PostgreSQL waits for the first request with the same key; Derby's wait is set for the whole database. */
    private static final String PATIENCE = "10s";

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public StoredAnswers(
            @Reference Sql sql,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes the key for this transaction. A request that holds it already is waited for.
     *
     * @return the row to which the answer is added
     * @throws Taken when a request with this key has committed; the transaction is of no use then
     * @throws Problem {@code in-progress} when the other request takes too long
     */
    public Id claim(Id caller, String key, String fingerprint) {
        Id id = ids.next();
        try {
            if (!sql.derby()) {
                sql.dsl()
                        .select(DSL.function(
                                "set_config", String.class, DSL.val("lock_timeout"), DSL.val(PATIENCE), DSL.val(true)))
                        .fetch();
            }
            sql.dsl()
                    .insertInto(TABLE, ID, CALLER, KEY, FINGERPRINT, CREATED_AT)
                    .values(id, caller, key, fingerprint, clock.instant())
                    .execute();
            return id;
        } catch (DataAccessException e) {
            String state = e.getCause() instanceof SQLException cause
                    ? Objects.requireNonNullElse(cause.getSQLState(), "")
                    : "";
            if (UNIQUE_VIOLATION.equals(state)) {
                throw new Taken();
            }
            if (LOCK_TIMEOUT.contains(state)) {
                throw Problem.conflict("in-progress");
            }
            throw e;
        }
    }

    /** Adds the answer to the row. */
    public void keep(Id row, int status, String answer) {
        sql.dsl()
                .update(TABLE)
                .set(STATUS, status)
                .set(ANSWER, answer)
                .where(ID.eq(row))
                .execute();
    }

    /** The answer that was given to the key. */
    public Optional<Answer> find(Id caller, String key) {
        return sql.dsl()
                .select(FINGERPRINT, STATUS, ANSWER)
                .from(TABLE)
                .where(CALLER.eq(caller), KEY.eq(key))
                .fetchOptional(row -> new Answer(row.value1(), row.value2(), row.value3()));
    }

    /** Drops up to 1,000 rows made before the instant; tells how many. */
    public int purge(Instant before) {
        List<Id> old = sql.dsl()
                .select(ID)
                .from(TABLE)
                .where(CREATED_AT.lt(before))
                .orderBy(ID)
                .limit(1000)
                .fetch(ID);
        return old.isEmpty()
                ? 0
                : sql.dsl().deleteFrom(TABLE).where(Keys.among(ID, old)).execute();
    }

    /** What was answered to the request with this fingerprint. */
    public record Answer(String fingerprint, int status, String body) {}

    /** The key belongs to a request that has committed. */
    public static final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Taken() {
            super("the key is taken", null, false, false);
        }
    }
}
