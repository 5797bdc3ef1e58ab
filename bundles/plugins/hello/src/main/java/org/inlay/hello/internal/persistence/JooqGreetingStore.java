package org.inlay.hello.internal.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.hello.internal.domain.Greeting;
import org.inlay.hello.internal.domain.GreetingStore;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.persistence.Columns;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rows of {@code hl_greeting}. */
@Component
public final class JooqGreetingStore implements GreetingStore {
    private static final Table<Record> GREETING = table(name("hl_greeting"));
    private static final Field<Id> ID = field(name("id"), Columns.ID);
    private static final Field<String> CLINIC = field(name("clinic"), SQLDataType.VARCHAR(32));
    private static final Field<Id> CUSTOMER = field(name("customer"), Columns.ID);
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
                .insertInto(GREETING, ID, CLINIC, CUSTOMER, TEXT, SAID_AT)
                .values(greeting.id(), greeting.clinic(), greeting.customer(), greeting.text(), greeting.saidAt())
                .execute();
    }

    @Override
    public List<Greeting> latest(String clinic, @Nullable Id customer) {
        return sql.dsl()
                .select(ID, CLINIC, CUSTOMER, TEXT, SAID_AT)
                .from(GREETING)
                .where(CLINIC.eq(clinic))
                .and(customer == null ? noCondition() : CUSTOMER.eq(customer))
                .orderBy(SAID_AT.desc(), ID.desc())
                .limit(50)
                .fetch(row -> new Greeting(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    @Override
    public Map<Subject, Instant> first(Collection<Subject> subjects) {
        Map<Subject, Instant> first = new HashMap<>();
        sql.dsl()
                .select(CUSTOMER, CLINIC, min(SAID_AT))
                .from(GREETING)
                .where(CUSTOMER.in(subjects.stream().map(Subject::customer).toList()))
                .groupBy(CUSTOMER, CLINIC)
                .forEach(row -> List.of(row.value2(), Clinic.ORGANISATION)
                        .forEach(clinic -> first.merge(
                                new Subject(row.value1(), clinic), row.value3(), (a, b) -> a.isBefore(b) ? a : b)));
        first.keySet().retainAll(subjects);
        return first;
    }

    @Override
    public int forget(Instant before) {
        List<Id> old = sql.dsl()
                .select(ID)
                .from(GREETING)
                .where(CUSTOMER.isNull())
                .and(SAID_AT.lt(before))
                .limit(1000)
                .fetch(ID);
        return sql.dsl().deleteFrom(GREETING).where(ID.in(old)).execute();
    }
}
