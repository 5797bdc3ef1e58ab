package org.inlay.platform.internal.persistence;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** db-scheduler does not know Derby: UTC timestamps, and its own way to take the first rows. */
final class DerbyScheduling extends DefaultJdbcCustomization {
    DerbyScheduling() {
        super(true);
    }

    @Override
    public String getName() {
        return "Derby";
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
        statement.setTimestamp(index, value == null ? null : Timestamp.from(value), utc());
    }

    @Override
    @SuppressWarnings("NullAway") // null for SQL NULL, as db-scheduler expects
    public Instant getInstant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column, utc());
        return value == null ? null : value.toInstant();
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " FETCH FIRST " + limit + " ROWS ONLY";
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    }
}
