package org.inlay.platform.internal.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.exception.LiquibaseException;

/** Brings one changelog's tables up to date, one node at a time. */
final class Migration {

    /** Any number, as long as nothing else in the database takes an advisory lock by it. */
    private static final long LOCK = 0x1A7A_5C4E_3A01L;

    private final Connection connection;
    private final boolean postgresql;

    Migration(Connection connection) throws SQLException {
        this.connection = connection;
        this.postgresql = connection.getMetaData().getDatabaseProductName().contains("PostgreSQL");
    }

    /** Returns whether there was anything to do. */
    boolean apply(Changelog changelog) throws SQLException, LiquibaseException {
        SchemaDigests digests = new SchemaDigests(connection);
        if (digests.contains(changelog)) {
            return false;
        }
        lock();
        try {
            LiquibaseUpdate.run(connection, changelog);
            connection.setAutoCommit(false);
            digests.record(changelog);
            connection.commit();
        } finally {
            unlock();
        }
        return true;
    }

    /**
     * Keeps a second node out. Unlike Liquibase's own lock, which is a row, it goes with the connection of a killed
     * node. Derby needs none: it admits one process.
     */
    private void lock() throws SQLException {
        if (postgresql) {
            execute("select pg_advisory_lock(" + LOCK + ")");
        }
    }

    private void unlock() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        if (postgresql) {
            execute("select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
