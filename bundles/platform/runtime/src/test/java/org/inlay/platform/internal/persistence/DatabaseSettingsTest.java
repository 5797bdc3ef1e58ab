package org.inlay.platform.internal.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    private static final Path DERBY = Path.of("data", "database");

    @Test
    @DisplayName("Without a URL the data is kept in Derby below the data directory, made when absent")
    void derby() {
        DatabaseSettings settings = new DatabaseSettings("", "", "", 16, DERBY);

        assertThat(settings.embedded()).isTrue();
        assertThat(settings.dataSource())
                .containsEntry("osgi.jdbc.driver.name", "derby")
                .containsEntry("databaseName", DERBY.toString())
                .containsEntry("createDatabase", "create")
                .doesNotContainKeys("url", "user", "password");
    }

    @Test
    @DisplayName("With a URL the data is kept in PostgreSQL, whose connections are tried before use")
    void postgresql() {
        DatabaseSettings settings = new DatabaseSettings("jdbc:postgresql://db/inlay", "inlay", "secret", 8, DERBY);

        assertThat(settings.embedded()).isFalse();
        assertThat(settings.dataSource())
                .containsEntry("url", "jdbc:postgresql://db/inlay")
                .containsEntry("user", "inlay")
                .containsEntry("password", "secret")
                .containsEntry("pool.maxTotal", "8")
                .containsEntry("pool.testOnBorrow", "true")
                .doesNotContainKey("databaseName");
    }

    @Test
    @DisplayName("A PostgreSQL server that says nothing counts as away in time, unless the URL says otherwise")
    void silence() {
        assertThat(new DatabaseSettings("jdbc:postgresql://db/inlay", "inlay", "", 8, DERBY).dataSource())
                .containsEntry("connectTimeout", "5")
                .containsEntry("loginTimeout", "5")
                .containsEntry("socketTimeout", "60");
        assertThat(new DatabaseSettings("jdbc:postgresql://db/inlay?socketTimeout=600", "inlay", "", 8, DERBY)
                        .dataSource())
                .containsEntry("connectTimeout", "5")
                .doesNotContainKey("socketTimeout");
    }

    @Test
    @DisplayName("A password that is absent is not sent as an empty one")
    void noPassword() {
        assertThat(new DatabaseSettings("jdbc:postgresql://db/inlay", "inlay", "", 8, DERBY).dataSource())
                .doesNotContainKey("password");
    }

    @Test
    @DisplayName("Any other database is refused by name")
    void unknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseSettings("jdbc:mysql://db/inlay", "", "", 8, DERBY))
                .withMessageContaining("jdbc:mysql://db/inlay");
    }

    @Test
    @DisplayName("The log learns where the data is, not the parameters of the URL")
    void place() {
        assertThat(new DatabaseSettings("jdbc:postgresql://db/inlay?password=secret", "", "", 8, DERBY).place())
                .isEqualTo("jdbc:postgresql://db/inlay");
        assertThat(new DatabaseSettings("", "", "", 8, DERBY).place()).contains(DERBY.toString());
    }
}
