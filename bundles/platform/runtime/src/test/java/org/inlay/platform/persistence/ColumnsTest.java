package org.inlay.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.TimeZone;
import org.inlay.platform.Id;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final Table<?> THING = DSL.table(DSL.name("thing"));
    private static final Field<Id> ID = DSL.field(DSL.name("id"), Columns.ID);
    private static final Field<Instant> AT = DSL.field(DSL.name("happened_at"), Columns.INSTANT);
    private static final Field<String> TEXT = DSL.field("cast(happened_at as varchar(40))", String.class);

    private final TimeZone zone = TimeZone.getDefault();
    private Connection connection;
    private DSLContext dsl;

    @BeforeEach
    void open() throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        connection = DriverManager.getConnection("jdbc:derby:memory:columns;create=true");
        connection.setAutoCommit(false);
        dsl = DSL.using(connection, SQLDialect.DERBY, new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER));
        dsl.execute("create table thing (id bigint not null primary key, happened_at timestamp)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        connection.close();
        TimeZone.setDefault(zone);
    }

    @Test
    @DisplayName("G2 an instant is stored in UTC whatever the JVM thinks the zone is")
    void instant() {
        Instant night = Instant.parse("2026-01-08T02:30:00.123456Z");
        dsl.insertInto(THING).set(ID, new Id(7)).set(AT, night).execute();

        assertThat(dsl.select(AT).from(THING).where(ID.eq(new Id(7))).fetchOne(AT))
                .isEqualTo(night);
        assertThat(dsl.select(TEXT).from(THING).fetchOne(TEXT)).isEqualTo("2026-01-08 02:30:00.123456");
        assertThat(dsl.fetchCount(dsl.selectFrom(THING).where(AT.le(night)))).isEqualTo(1);
        assertThat(dsl.fetchCount(dsl.selectFrom(THING).where(AT.lt(night)))).isZero();
    }

    @Test
    void nothing() {
        dsl.insertInto(THING).set(ID, new Id(8)).set(AT, (Instant) null).execute();
        assertThat(dsl.select(AT).from(THING).fetchOne(AT)).isNull();
    }
}
