package org.inlay.platform.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FallsTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Falls falls = new Falls();

    @Test
    @DisplayName("What was not found while the database fell is not believed; before and after it is")
    void around() {
        Problem unknown = Problem.notFound("order");
        long before = System.nanoTime();
        assertThat(falls.told(unknown, before, null)).isSameAs(unknown);

        falls.told(new Problem(Problem.Kind.UNAVAILABLE, "database-away"), System.nanoTime(), null);
        assertThat(falls.told(unknown, before, null)).hasMessageContaining("database-away");
        assertThat(falls.told(unknown, System.nanoTime() + SECOND, null)).hasMessageContaining("database-away");
        assertThat(falls.told(unknown, System.nanoTime() + 3 * SECOND, null)).isSameAs(unknown);
    }

    @Test
    @DisplayName("A refusal that rests on no reading, and one for another missing part, stay themselves")
    void others() {
        falls.told(new Problem(Problem.Kind.UNAVAILABLE, "key-missing"), System.nanoTime(), null);
        Problem forbidden = new Problem(Problem.Kind.FORBIDDEN, "forbidden");
        assertThat(falls.told(forbidden, System.nanoTime(), null)).isSameAs(forbidden);
        IllegalStateException defect = new IllegalStateException("a defect");
        assertThat(falls.told(defect, System.nanoTime(), null)).isSameAs(defect);
        Problem unknown = Problem.notFound("order");
        assertThat(falls.told(unknown, System.nanoTime(), null)).isSameAs(unknown);
    }

    @Test
    @DisplayName("A database that gives no connection any more is not believed either")
    void gone() throws SQLException {
        DataSource source = mock(DataSource.class);
        when(source.getConnection()).thenThrow(new SQLException("gone"));
        assertThat(falls.told(Problem.notFound("order"), System.nanoTime(), source))
                .hasMessageContaining("database-away");
    }

    @Test
    @DisplayName("Whoever holds the row that is looked for says nothing against the database, however long")
    void held() throws SQLException {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName("memory:falls");
        source.setCreateDatabase("create");
        try (Connection writer = source.getConnection();
                Statement statement = writer.createStatement()) {
            statement.execute("create table pl_audit_head (id int primary key, seq bigint)");
            statement.execute("insert into pl_audit_head values (1, 1)");
            writer.setAutoCommit(false);
            statement.execute("update pl_audit_head set seq = 2");

            Problem unknown = Problem.notFound("order");
            assertThat(falls.told(unknown, System.nanoTime(), source)).isSameAs(unknown);
            writer.rollback();
        }
    }
}
