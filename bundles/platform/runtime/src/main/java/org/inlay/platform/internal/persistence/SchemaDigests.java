package org.inlay.platform.internal.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** Which changelogs this database has seen. Lets a start skip Liquibase, which takes a second a bundle to do nothing. */
final class SchemaDigests {

    private static final String TABLE = "pl_schema_digest";

    private final Connection connection;

    SchemaDigests(Connection connection) {
        this.connection = connection;
    }

    boolean contains(Changelog changelog) throws SQLException {
        if (!exists()) {
            return false;
        }
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from pl_schema_digest where name = ? and digest = ?")) {
            query.setString(1, changelog.name());
            query.setString(2, changelog.digest());
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    void record(Changelog changelog) throws SQLException {
        if (!exists()) {
            try (Statement create = connection.createStatement()) {
                create.execute("create table pl_schema_digest ("
                        + "name varchar(60) not null primary key, digest varchar(64) not null)");
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from pl_schema_digest where name = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into pl_schema_digest (name, digest) values (?, ?)")) {
            delete.setString(1, changelog.name());
            delete.executeUpdate();
            insert.setString(1, changelog.name());
            insert.setString(2, changelog.digest());
            insert.executeUpdate();
        }
    }

    private boolean exists() throws SQLException {
        return exists(TABLE.toUpperCase(Locale.ROOT)) || exists(TABLE);
    }

    private boolean exists(String table) throws SQLException {
        try (ResultSet rows = connection.getMetaData().getTables(null, null, table, null)) {
            return rows.next();
        }
    }
}
