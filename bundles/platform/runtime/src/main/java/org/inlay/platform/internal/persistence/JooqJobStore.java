package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inlay.platform.Id;
import org.inlay.platform.Jobs.Run;
import org.inlay.platform.Problem;
import org.inlay.platform.internal.domain.JobStore;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code pl_job_run} and {@code pl_job_checkpoint}. */
@Component
public final class JooqJobStore implements JobStore {
    private static final int LONGEST_KEY = 200;

    private static final Table<?> RUN = table(name("pl_job_run"));
    private static final Field<Id> ID = field(name("id"), Columns.ID);
    private static final Field<String> JOB = field(name("job"), SQLDataType.VARCHAR);
    private static final Field<String> KEY = field(name("run_key"), SQLDataType.VARCHAR);
    private static final Field<String> LIVE_KEY = field(name("live_key"), SQLDataType.VARCHAR);
    private static final Field<String> PARAMETERS = field(name("parameters"), SQLDataType.VARCHAR);
    private static final Field<String> STATE = field(name("state"), SQLDataType.VARCHAR);
    private static final Field<Integer> ATTEMPT = field(name("attempt"), SQLDataType.INTEGER);
    private static final Field<Long> DONE = field(name("done"), SQLDataType.BIGINT);
    private static final Field<Long> TOTAL = field(name("total"), SQLDataType.BIGINT);
    private static final Field<Boolean> CANCEL_REQUESTED = field(name("cancel_requested"), SQLDataType.BOOLEAN);
    private static final Field<String> OUTCOME = field(name("outcome"), SQLDataType.VARCHAR);
    private static final Field<Instant> CREATED_AT = field(name("created_at"), Columns.INSTANT);
    private static final Field<Instant> ENDED_AT = field(name("ended_at"), Columns.INSTANT);

    private static final Table<?> CHECKPOINT = table(name("pl_job_checkpoint"));
    private static final Field<Id> CHECKPOINT_RUN = field(name("run"), Columns.ID);

    private static final Condition LIVE = LIVE_KEY.isNotNull();
    private static final Condition REPEATS = KEY.eq(inline(REPEATING));

    private final Sql sql;

    @Activate
    public JooqJobStore(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Id create(Id fresh, String job, String key, Map<String, String> parameters, Instant now) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw Problem.violation("key", "job.key");
        }
        String live = job + "|" + key;
        while (true) {
            Optional<Id> known =
                    sql.dsl().select(ID).from(RUN).where(LIVE_KEY.eq(live)).fetchOptional(ID);
            if (known.isPresent()) {
                return known.get();
            }
            if (insert(fresh, job, key, live, parameters, now)) {
                return fresh;
            }
        }
    }

    private boolean insert(Id fresh, String job, String key, String live, Map<String, String> parameters, Instant now) {
        return Inserts.ifAbsent(
                sql,
                sql.dsl()
                        .insertInto(RUN)
                        .set(ID, fresh)
                        .set(JOB, job)
                        .set(KEY, key)
                        .set(LIVE_KEY, live)
                        .set(PARAMETERS, Json.write(parameters))
                        .set(STATE, "WAITING")
                        .set(ATTEMPT, 0)
                        .set(DONE, 0L)
                        .set(TOTAL, 0L)
                        .set(CANCEL_REQUESTED, false)
                        .set(CREATED_AT, now),
                LIVE_KEY);
    }

    @Override
    public Optional<Run> find(Id run) {
        return runs().where(ID.eq(run)).fetchOptional(JooqJobStore::run);
    }

    @Override
    public List<Run> latest(int limit) {
        return runs().orderBy(ID.desc()).limit(limit).fetch(JooqJobStore::run);
    }

    @Override
    public Optional<Work> work(Id run) {
        return sql.dsl()
                .select(JOB, PARAMETERS)
                .from(RUN)
                .where(ID.eq(run))
                .and(LIVE)
                .fetchOptional(row -> new Work(row.get(JOB), texts(row.get(PARAMETERS))));
    }

    private static Map<String, String> texts(String json) {
        return Json.read(json).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    @Override
    public Optional<Integer> begin(Id run) {
        int begun = sql.dsl()
                .update(RUN)
                .set(STATE, "RUNNING")
                .set(ATTEMPT, ATTEMPT.plus(1))
                .setNull(ENDED_AT)
                .where(ID.eq(run))
                .and(LIVE)
                .execute();
        if (begun == 0) {
            return Optional.empty();
        }
        int attempt = sql.dsl().select(ATTEMPT).from(RUN).where(ID.eq(run)).fetchSingle(ATTEMPT);
        if (attempt == 1) {
            sql.dsl()
                    .insertInto(CHECKPOINT)
                    .set(CHECKPOINT_RUN, run)
                    .set(ATTEMPT, attempt)
                    .set(STATE, "")
                    .execute();
        } else {
            sql.dsl()
                    .update(CHECKPOINT)
                    .set(ATTEMPT, attempt)
                    .where(CHECKPOINT_RUN.eq(run))
                    .execute();
        }
        return Optional.of(attempt);
    }

    @Override
    public void progress(Id run, long done, long total) {
        sql.dsl()
                .update(RUN)
                .set(DONE, done)
                .set(TOTAL, total)
                .where(ID.eq(run))
                .execute();
    }

    @Override
    public boolean cancelRequested(Id run) {
        return sql.dsl().select(CANCEL_REQUESTED).from(RUN).where(ID.eq(run)).fetchSingle(CANCEL_REQUESTED);
    }

    @Override
    public void cancel(Id run, Instant now) {
        sql.dsl()
                .update(RUN)
                .set(CANCEL_REQUESTED, true)
                .where(ID.eq(run))
                .and(STATE.in(inline("WAITING"), inline("RUNNING")))
                .execute();
        sql.dsl()
                .update(RUN)
                .set(STATE, "CANCELLED")
                .setNull(LIVE_KEY)
                .set(ENDED_AT, now)
                .where(ID.eq(run))
                .and(STATE.eq(inline("WAITING")))
                .execute();
    }

    @Override
    public String checkpoint(Id run) {
        return sql.dsl()
                .select(STATE)
                .from(CHECKPOINT)
                .where(CHECKPOINT_RUN.eq(run))
                .fetchSingle(STATE);
    }

    @Override
    public void checkpoint(Id run, int attempt, String state) {
        int written = sql.dsl()
                .update(CHECKPOINT)
                .set(STATE, state)
                .where(CHECKPOINT_RUN.eq(run))
                .and(ATTEMPT.eq(attempt))
                .execute();
        if (written == 0) {
            throw new IllegalStateException("another attempt of run " + run + " has taken over");
        }
    }

    @Override
    public void end(Id run, String state, @Nullable String outcome, Instant now) {
        sql.dsl()
                .update(RUN)
                .set(STATE, state)
                .set(OUTCOME, outcome)
                .set(ENDED_AT, now)
                .set(CANCEL_REQUESTED, false)
                .set(LIVE_KEY, when(REPEATS, LIVE_KEY))
                .where(ID.eq(run))
                .execute();
    }

    @Override
    public void endQuietly(String job, Instant now) {
        sql.dsl()
                .update(RUN)
                .set(STATE, "DONE")
                .set(ENDED_AT, now)
                .setNull(OUTCOME)
                .where(LIVE_KEY.eq(job + "|" + REPEATING))
                .and(STATE.ne(inline("DONE")))
                .execute();
    }

    private SelectJoinStep<? extends Record> runs() {
        return sql.dsl()
                .select(ID, JOB, KEY, STATE, DONE, TOTAL, CREATED_AT, ENDED_AT, OUTCOME)
                .from(RUN);
    }

    private static Run run(Record row) {
        return new Run(
                row.get(ID),
                row.get(JOB),
                row.get(KEY),
                row.get(STATE),
                row.get(DONE),
                row.get(TOTAL),
                row.get(CREATED_AT),
                row.get(ENDED_AT),
                row.get(OUTCOME));
    }
}
