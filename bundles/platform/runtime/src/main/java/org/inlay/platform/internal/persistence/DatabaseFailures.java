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
     * booted, shut down, an error of the disk or of the log (Derby).
     */
    private static final List<String> AWAY =
            List.of("08", "53", "57P0", "58", "XJ040", "XJ015", "XSDF1", "XSDG", "XSLA", "XSTB");

    /** Derby falls over its own shutdown after an error of the disk: a Java exception in words. */
    private static final Pattern DERBY_FALLEN = Pattern.compile("ShutdownException|Cache\" is null");

    /** The pool says so in words only: it has neither a state nor an exception of its own. */
    private static final Pattern POOL_EXHAUSTED = Pattern.compile("^Cannot get a connection");

    private DatabaseFailures() {}

    /** Whether the transaction lost against another one, so that running its work again may well succeed. */
    static boolean lostConflict(Throwable failure) {
        return any(
                failure,
                t -> t instanceof OptimisticLockException
                        || t instanceof SQLException sql && CONFLICTS.contains(state(sql)));
    }

    /** The failure as callers see it: {@code database-away} when there is no connection, else itself. */
    static RuntimeException translate(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (any(failure, t -> t instanceof SQLException sql && away(sql))) {
            Problem problem = new Problem(Problem.Kind.UNAVAILABLE, "database-away");
            problem.initCause(failure);
            return problem;
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException("the transaction failed", failure);
    }

    private static boolean away(SQLException failure) {
        String state = state(failure);
        return failure instanceof SQLTransientConnectionException
                || AWAY.stream().anyMatch(state::startsWith)
                || state.equals("XJ001") && said(failure, DERBY_FALLEN)
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
