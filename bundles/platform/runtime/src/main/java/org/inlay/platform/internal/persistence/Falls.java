package org.inlay.platform.internal.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.inlay.platform.Problem;
import org.inlay.platform.Problem.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Doubts what a falling database says. After an error of the disk Derby gives empty results for a moment before it fails, so
 * that records would be unknown which are there. A refusal that rests on what was read is believed only when the database
 * still finds a row that is always there, and when no other transaction met the fall at that time. The same goes for
 * failures inside the database that are nobody's fault but its fall's.
 */
final class Falls {
    private static final Set<Kind> READ = EnumSet.of(Kind.NOT_FOUND, Kind.INVALID, Kind.CONFLICT, Kind.UNAUTHENTICATED);
    private static final Set<String> FALLEN = Set.of("database-away", "outcome-unknown");
    private static final long AFTERWARDS = TimeUnit.SECONDS.toNanos(2);

    /** Read as it is: whoever writes to the audit trail holds this row, which says nothing against the database. */
    private static final String ALWAYS_THERE = "select id from pl_audit_head with ur";

    private static final String DERBY = "Apache Derby";

    private volatile long felt = System.nanoTime() - AFTERWARDS;

    /** What the caller of a transaction is told that began at this time and failed so. */
    RuntimeException told(RuntimeException failure, long began, @Nullable DataSource source) {
        if (!(failure instanceof Problem problem)) {
            boolean fell = DatabaseFailures.ofDatabase(failure) && (overlaps(began) || !standing(source));
            return fell ? away(failure) : failure;
        }
        if (FALLEN.contains(problem.reason())) {
            felt = System.nanoTime();
            return problem;
        }
        if (!READ.contains(problem.kind()) || !overlaps(began) && standing(source)) {
            return problem;
        }
        return away(problem);
    }

    private static Problem away(RuntimeException failure) {
        Problem away = new Problem(Kind.UNAVAILABLE, "database-away");
        away.initCause(failure);
        return away;
    }

    private boolean overlaps(long began) {
        return began - felt < AFTERWARDS;
    }

    private static boolean standing(@Nullable DataSource source) {
        if (source == null) {
            return true;
        }
        try (Connection connection = source.getConnection()) {
            return !DERBY.equals(connection.getMetaData().getDatabaseProductName()) || found(connection);
        } catch (SQLException failed) {
            return DatabaseFailures.lostConflict(failed);
        } catch (RuntimeException away) {
            return false;
        }
    }

    private static boolean found(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALWAYS_THERE)) {
            return rows.next();
        }
    }
}
