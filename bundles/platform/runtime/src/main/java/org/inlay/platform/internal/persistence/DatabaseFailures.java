package org.inlay.platform.internal.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.persistence.OptimisticLockException;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means: try again, come back later, or a defect. */
final class DatabaseFailures {

    /** Deadlock and serialisation (both databases), Derby's lock time-outs, PostgreSQL's deadlock. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40XL1", "40XL2", "40P01", "55P03");

    /**
     * How the states begin that mean: no connection; no room, shutting down or an error of the disk (PostgreSQL); not
     * booted, shut down, an error of the disk or of the log, booted on a disk without room and so read-only (Derby).
     */
    private static final List<String> AWAY = List.of(
            "08", "53", "57P0", "58", "XJ004", "XJ040", "XJ015", "XBCA", "XSDF1", "XSDG", "XSLA", "XSTB", "25502",
            "25503");

    /** Derby falls over its own shutdown after an error of the disk: a Java exception in words. */
    private static final Pattern DERBY_FALLEN = Pattern.compile("ShutdownException|Cache\" is null");

    /** A Java exception: in Derby itself, or while it evaluates an expression. */
    private static final Set<String> FALLEN_STATES = Set.of("XJ001", "38000");

    /** The pool says so in words only: it has neither a state nor an exception of its own. */
    private static final Pattern POOL_EXHAUSTED =
            Pattern.compile("^Cannot get a connection|^Connection PoolingConnection: .* is closed");

    /** So the transaction manager says it at the commit, and the pool before, both in words only. */
    private static final Pattern TIMED_OUT =
            Pattern.compile("Transaction has timed out|enlistResource returns 'false'");

    private DatabaseFailures() {}

    /** Whether the transaction lost against another one, so that running its work again may well succeed. */
    static boolean lostConflict(Throwable failure) {
        return any(
                failure,
                t -> t instanceof OptimisticLockException
                        || t instanceof SQLException sql && CONFLICTS.contains(state(sql)));
    }

    /** Whether the database said no, whatever it meant. */
    static boolean ofDatabase(Throwable failure) {
        return any(failure, t -> t instanceof SQLException);
    }

    /** Whether the transaction manager gave the transaction up because its time was over. */
    static boolean timedOut(Throwable failure) {
        return any(
                failure, t -> TIMED_OUT.matcher(String.valueOf(t.getMessage())).find());
    }

    /**
     * The failure as callers see it: {@code database-away} when there is no connection, {@code busy} when it lost
     * against others as often as it was tried, {@code took-too-long} when its time was over, else itself.
     */
    static RuntimeException translate(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (any(failure, t -> t instanceof SQLException sql && away(sql))) {
            return unavailable("database-away", failure);
        }
        if (lostConflict(failure)) {
            return unavailable("busy", failure);
        }
        if (timedOut(failure)) {
            return unavailable("took-too-long", failure);
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("the transaction failed", failure);
    }

    private static Problem unavailable(String reason, Throwable failure) {
        Problem problem = new Problem(Problem.Kind.UNAVAILABLE, reason);
        problem.initCause(failure);
        return problem;
    }

    private static boolean away(SQLException failure) {
        String state = state(failure);
        return failure instanceof SQLTransientConnectionException
                || AWAY.stream().anyMatch(state::startsWith)
                || FALLEN_STATES.contains(state) && said(failure, DERBY_FALLEN)
                || said(failure, POOL_EXHAUSTED);
    }

    private static boolean said(SQLException failure, Pattern words) {
        String message = failure.getMessage();
        return message != null && words.matcher(message).find();
    }

    private static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    private static boolean any(Throwable failure, Predicate<Throwable> test) {
        @Nullable Throwable t = failure;
        for (int depth = 0; t != null && depth < 20; depth++) {
            if (test.test(t)) {
                return true;
            }
            t = t.getCause();
        }
        return false;
    }
}
