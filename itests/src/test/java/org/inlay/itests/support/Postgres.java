package org.inlay.itests.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Host side: one PostgreSQL server for the run, with a database for whoever asks by name. */
public final class Postgres {

    /** Also the password. */
    public static final String USER = "postgres";

    private static final Map<String, String> URLS = new HashMap<>();
    private static @Nullable EmbeddedPostgres server;

    private Postgres() {}

    /** The JDBC URL of the database, created empty at the first call. */
    public static synchronized String url(String database) {
        return URLS.computeIfAbsent(database, Postgres::create);
    }

    private static String create(String database) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
            return "jdbc:postgresql://127.0.0.1:" + server().getPort() + "/" + database;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + database, e);
        }
    }

    private static EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
