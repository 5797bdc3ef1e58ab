package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.AuditTrail.Filter;
import org.inlay.platform.Id;
import org.inlay.platform.internal.domain.AuditDetails;
import org.inlay.platform.internal.domain.AuditRow;
import org.inlay.platform.internal.domain.AuditRow.Seal;
import org.inlay.platform.internal.domain.AuditRows;
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

/** The table {@code pl_audit} once its rows are written, and {@code pl_audit_head}. */
@Component
public final class JooqAuditRows implements AuditRows, AuditDetails {
    private static final Field<Long> SEQ = field(name("pl_audit", "seq"), SQLDataType.BIGINT);
    private static final Field<String> PREVIOUS = field(name("pl_audit", "previous_digest"), SQLDataType.VARCHAR);
    private static final Field<String> DIGEST = field(name("pl_audit", "digest"), SQLDataType.VARCHAR);

    private static final Table<?> HEAD = table(name("pl_audit_head"));
    private static final Field<Long> HEAD_SEQ = field(name("pl_audit_head", "seq"), SQLDataType.BIGINT);
    private static final Field<String> HEAD_DIGEST = field(name("pl_audit_head", "digest"), SQLDataType.VARCHAR);

    private final Sql sql;

    @Activate
    public JooqAuditRows(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Optional<Head> head() {
        return sql.dsl()
                .select(HEAD_SEQ, HEAD_DIGEST)
                .from(HEAD)
                .fetchOptional(row -> new Head(row.get(HEAD_SEQ), row.get(HEAD_DIGEST)));
    }

    @Override
    public Head lockHead() {
        sql.dsl().update(HEAD).set(HEAD_SEQ, HEAD_SEQ).execute();
        return head().orElseThrow(() -> new IllegalStateException("the end of the audit chain is gone"));
    }

    @Override
    public void moveHead(Head head) {
        sql.dsl()
                .update(HEAD)
                .set(HEAD_SEQ, head.seq())
                .set(HEAD_DIGEST, head.digest())
                .execute();
    }

    @Override
    public List<AuditRow> unsealed(int limit) {
        return rows().where(SEQ.isNull())
                .orderBy(SEQ, Tables.AUDIT_ID)
                .limit(limit)
                .fetch(JooqAuditRows::row);
    }

    @Override
    public void seal(Id row, Seal seal) {
        sql.dsl()
                .update(Tables.AUDIT)
                .set(SEQ, seal.seq())
                .set(PREVIOUS, seal.previous())
                .set(DIGEST, seal.digest())
                .where(Tables.AUDIT_ID.eq(row))
                .execute();
    }

    @Override
    public List<AuditRow> sealed(long afterSeq, Id afterId, int limit) {
        return rows().where(SEQ.ge(afterSeq))
                .and(SEQ.gt(afterSeq).or(Tables.AUDIT_ID.gt(afterId)))
                .orderBy(SEQ, Tables.AUDIT_ID)
                .limit(limit)
                .fetch(JooqAuditRows::row);
    }

    @Override
    public long highestSeq() {
        Long highest = sql.dsl().select(max(SEQ)).from(Tables.AUDIT).fetchSingle(0, Long.class);
        return highest == null ? 0 : highest;
    }

    @Override
    public long countUnsealed() {
        return sql.dsl().fetchCount(Tables.AUDIT, SEQ.isNull());
    }

    @Override
    public List<AuditRow> find(Filter filter, @Nullable Id below, int limit) {
        return rows().where(condition(filter))
                .and(below == null ? noCondition() : Tables.AUDIT_ID.lt(below))
                .orderBy(Tables.AUDIT_ID.desc())
                .limit(limit)
                .fetch(JooqAuditRows::row);
    }

    private static Condition condition(Filter filter) {
        Instant from = filter.from();
        Instant to = filter.to();
        return equal(Tables.AUDIT_CLINIC, filter.clinic())
                .and(equal(Tables.AUDIT_ACTION, filter.action()))
                .and(equal(Tables.AUDIT_SUBJECT, filter.subject()))
                .and(from == null ? noCondition() : Tables.AUDIT_HAPPENED_AT.ge(from))
                .and(to == null ? noCondition() : Tables.AUDIT_HAPPENED_AT.lt(to));
    }

    private static Condition equal(Field<String> field, @Nullable String value) {
        return value == null ? noCondition() : field.eq(value);
    }

    private SelectJoinStep<? extends Record> rows() {
        return sql.dsl()
                .select(
                        Tables.AUDIT_ID,
                        Tables.AUDIT_HAPPENED_AT,
                        Tables.AUDIT_CALLER,
                        Tables.AUDIT_ACTION,
                        Tables.AUDIT_SUBJECT_TYPE,
                        Tables.AUDIT_SUBJECT,
                        Tables.AUDIT_CLINIC,
                        Tables.AUDIT_OUTCOME,
                        Tables.AUDIT_DETAILS,
                        SEQ,
                        PREVIOUS,
                        DIGEST)
                .from(Tables.AUDIT);
    }

    private static AuditRow row(Record row) {
        return new AuditRow(
                row.get(Tables.AUDIT_ID),
                row.get(Tables.AUDIT_HAPPENED_AT),
                row.get(Tables.AUDIT_CALLER),
                row.get(Tables.AUDIT_ACTION),
                row.get(Tables.AUDIT_SUBJECT_TYPE),
                row.get(Tables.AUDIT_SUBJECT),
                row.get(Tables.AUDIT_CLINIC),
                row.get(Tables.AUDIT_OUTCOME),
                row.get(Tables.AUDIT_DETAILS),
                seal(row));
    }

    private static @Nullable Seal seal(Record row) {
        Long seq = row.get(SEQ);
        return seq == null ? null : new Seal(seq, text(row.get(PREVIOUS)), text(row.get(DIGEST)));
    }

    /** Whoever tampers may leave it empty. */
    private static String text(@Nullable String digest) {
        return digest == null ? "" : digest;
    }

    @Override
    public Map<String, Object> read(String json) {
        return Json.read(json);
    }
}
