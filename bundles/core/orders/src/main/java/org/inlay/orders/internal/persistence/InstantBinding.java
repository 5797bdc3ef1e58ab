package org.inlay.orders.internal.persistence;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Instants in timestamp columns, bound as JPA binds them, so that both read what the other wrote. */
final class InstantBinding implements Binding<Timestamp, Instant> {
    private static final long serialVersionUID = 1L;

    /** The data type of every instant column. */
    static final DataType<Instant> INSTANT = SQLDataType.TIMESTAMP.asConvertedDataType(new InstantBinding());

    @Override
    public Converter<Timestamp, Instant> converter() {
        return Converter.ofNullable(Timestamp.class, Instant.class, Timestamp::toInstant, Timestamp::from);
    }

    @Override
    public void sql(BindingSQLContext<Instant> context) {
        context.render().sql(context.variable());
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.TIMESTAMP);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        Instant value = context.value();
        context.statement().setTimestamp(context.index(), value == null ? null : Timestamp.from(value));
    }

    @Override
    public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
        Instant value = context.value();
        context.output().writeTimestamp(value == null ? null : Timestamp.from(value));
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        context.value(instant(context.resultSet().getTimestamp(context.index())));
    }

    @Override
    public void get(BindingGetStatementContext<Instant> context) throws SQLException {
        context.value(instant(context.statement().getTimestamp(context.index())));
    }

    @Override
    public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
        context.value(instant(context.input().readTimestamp()));
    }

    private static @Nullable Instant instant(@Nullable Timestamp value) {
        return value == null ? null : value.toInstant();
    }
}
