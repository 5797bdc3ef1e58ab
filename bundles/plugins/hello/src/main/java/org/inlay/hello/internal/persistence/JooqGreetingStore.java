package org.inlay.hello.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.List;
import org.inlay.hello.internal.domain.Greeting;
import org.inlay.hello.internal.domain.GreetingStore;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of {@code hl_greeting}. */
@Component
public final class JooqGreetingStore implements GreetingStore {
    private static final Table<Record> TABLE = table(name("hl_greeting"));
    private static final Field<Id> ID = field(name("id"), Columns.ID);
    private static final Field<String> CLINIC = field(name("clinic"), SQLDataType.VARCHAR(32));
    private static final Field<String> TEXT = field(name("text"), SQLDataType.VARCHAR(200));
    private static final Field<Instant> SAID_AT = field(name("said_at"), Columns.INSTANT);

    private final Sql sql;

    @Activate
    public JooqGreetingStore(@Reference Sql sql, @Reference(target = "(inlay.schema=hello)") SchemaReady schema) {
        this.sql = sql;
    }

    @Override
    public void add(Greeting greeting) {
        sql.dsl()
                .insertInto(TABLE, ID, CLINIC, TEXT, SAID_AT)
                .values(greeting.id(), greeting.clinic(), greeting.text(), greeting.saidAt())
                .execute();
    }

    @Override
    public List<Greeting> latest(String clinic, int limit) {
        return sql.dsl()
                .select(ID, CLINIC, TEXT, SAID_AT)
                .from(TABLE)
                .where(CLINIC.eq(clinic))
                .orderBy(SAID_AT.desc(), ID.desc())
                .limit(limit)
                .fetch(row -> new Greeting(row.value1(), row.value2(), row.value3(), row.value4()));
    }
}
