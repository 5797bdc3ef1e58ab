package org.inlay.platform.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.internal.domain.RuleStore;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables {@code pl_rule} and {@code pl_rule_version}. */
@Component
public final class JooqRuleStore implements RuleStore {
    private static final int LONGEST_DOCUMENT = 30_000;

    private static final Table<?> RULE_HEAD = table(name("pl_rule"));
    private static final Table<?> RULE_VERSION = table(name("pl_rule_version"));
    private static final Field<String> CLINIC = field(name("clinic"), SQLDataType.VARCHAR);
    private static final Field<String> RULE = field(name("rule"), SQLDataType.VARCHAR);
    private static final Field<Long> LATEST = field(name("latest"), SQLDataType.BIGINT);
    private static final Field<Long> VERSION = field(name("version"), SQLDataType.BIGINT);
    private static final Field<Instant> EFFECTIVE_FROM = field(name("effective_from"), Columns.INSTANT);
    private static final Field<String> DOCUMENT = field(name("document"), SQLDataType.VARCHAR);
    private static final Field<Id> AUTHOR = field(name("author"), Columns.ID);
    private static final Field<Instant> CREATED_AT = field(name("created_at"), Columns.INSTANT);

    private final Sql sql;

    @Activate
    public JooqRuleStore(@Reference Sql sql, @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public Optional<Stamp> at(String rule, String clinic, Instant instant) {
        return sql.dsl()
                .select(VERSION, EFFECTIVE_FROM)
                .from(RULE_VERSION)
                .where(of(rule, clinic))
                .and(EFFECTIVE_FROM.le(instant))
                .orderBy(VERSION.desc())
                .limit(1)
                .fetchOptional(row -> new Stamp(row.get(VERSION), row.get(EFFECTIVE_FROM)));
    }

    @Override
    public Optional<Stored> find(String rule, String clinic, long version) {
        return versions().where(of(rule, clinic)).and(VERSION.eq(version)).fetchOptional(JooqRuleStore::stored);
    }

    @Override
    public List<Stored> all(String rule, String clinic) {
        return versions().where(of(rule, clinic)).orderBy(VERSION.desc()).fetch(JooqRuleStore::stored);
    }

    @Override
    public long lock(String rule, String clinic) {
        if (touch(rule, clinic) == 0) {
            Inserts.ifAbsent(
                    sql,
                    sql.dsl()
                            .insertInto(RULE_HEAD)
                            .set(CLINIC, clinic)
                            .set(RULE, rule)
                            .set(LATEST, 0L),
                    CLINIC,
                    RULE);
            touch(rule, clinic);
        }
        return sql.dsl().select(LATEST).from(RULE_HEAD).where(of(rule, clinic)).fetchSingle(LATEST);
    }

    /** A write lock on both databases, which {@code SELECT … FOR UPDATE} is not on Derby. */
    private int touch(String rule, String clinic) {
        return sql.dsl()
                .update(RULE_HEAD)
                .set(LATEST, LATEST)
                .where(of(rule, clinic))
                .execute();
    }

    @Override
    public void add(String rule, String clinic, Stored version, Id author) {
        String document = Json.write(version.document());
        if (document.length() > LONGEST_DOCUMENT) {
            throw Problem.violation("document", "rule.too-long");
        }
        sql.dsl()
                .insertInto(RULE_VERSION)
                .set(CLINIC, clinic)
                .set(RULE, rule)
                .set(VERSION, version.version())
                .set(EFFECTIVE_FROM, version.effectiveFrom())
                .set(DOCUMENT, document)
                .set(AUTHOR, author)
                .set(CREATED_AT, version.createdAt())
                .execute();
        sql.dsl()
                .update(RULE_HEAD)
                .set(LATEST, version.version())
                .where(of(rule, clinic))
                .execute();
    }

    private SelectJoinStep<? extends Record> versions() {
        return sql.dsl().select(VERSION, EFFECTIVE_FROM, DOCUMENT, CREATED_AT).from(RULE_VERSION);
    }

    private static Condition of(String rule, String clinic) {
        return CLINIC.eq(clinic).and(RULE.eq(rule));
    }

    private static Stored stored(Record row) {
        return new Stored(row.get(VERSION), row.get(EFFECTIVE_FROM), Json.read(row.get(DOCUMENT)), row.get(CREATED_AT));
    }
}
