package org.inlay.platform.persistence;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.AbstractBinding;
import org.jspecify.annotations.Nullable;

/** Reads and writes instants as UTC timestamps. */
final class InstantBinding extends AbstractBinding<Timestamp, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    public Converter<Timestamp, Instant> converter() {
        return Converter.ofNullable(Timestamp.class, Instant.class, Timestamp::toInstant, Timestamp::from);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        Instant value = context.value();
        if (value == null) {
            context.statement().setNull(context.index(), Types.TIMESTAMP);
        } else {
            context.statement().setTimestamp(context.index(), Timestamp.from(value), utc());
        }
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        context.value(instant(context.resultSet().getTimestamp(context.index(), utc())));
    }

    @SuppressWarnings("NullAway") // jOOQ takes null for SQL NULL
    private static Instant instant(@Nullable Timestamp value) {
        return value == null ? null : value.toInstant();
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    }
}
