package org.inlay.platform.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.inlay.platform.Problem;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.Test;

class AwayListenerTest {

    private final DataSource dataSource = mock(DataSource.class);

    private void query() {
        DSL.using(new DefaultConfiguration()
                        .set(SQLDialect.POSTGRES)
                        .set(dataSource)
                        .set(new AwayListener()))
                .fetchExists(DSL.table("pl_clinic"));
    }

    @Test
    void noConnectionIsDatabaseAway() throws SQLException {
        when(dataSource.getConnection()).thenThrow(new SQLException("Cannot get a connection, pool error"));

        assertThatThrownBy(this::query)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.reason()).isEqualTo("database-away"));
    }

    @Test
    void aConnectionLostMeanwhileIsDatabaseAway() throws SQLException {
        Connection connection = mock(Connection.class);
        when(dataSource.getConnection()).thenReturn(connection);
        when(connection.prepareStatement(org.mockito.ArgumentMatchers.anyString()))
                .thenThrow(new SQLException("terminating connection", "57P01"));

        assertThatThrownBy(this::query).isInstanceOf(Problem.class);
    }

    @Test
    void aBadStatementIsADefect() throws SQLException {
        Connection connection = mock(Connection.class);
        when(dataSource.getConnection()).thenReturn(connection);
        when(connection.prepareStatement(org.mockito.ArgumentMatchers.anyString()))
                .thenThrow(new SQLException("no such table", "42P01"));

        assertThatThrownBy(this::query).isInstanceOf(DataAccessException.class);
    }
}
