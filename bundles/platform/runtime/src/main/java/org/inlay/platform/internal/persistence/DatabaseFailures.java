package org.inlay.platform.internal.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;
import javax.persistence.OptimisticLockException;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means: try again, come back later, or a defect. */
final class DatabaseFailures {

    /** Deadlock and serialisation (both databases), Derby's lock time-outs, PostgreSQL's deadlock. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40XL1", "40XL2", "40P01", "55P03");

    /** PostgreSQL shutting down, starting or out of resources; Derby not booted, shut down, or with a full disk. */
    private static final Set<String> AWAY =
            Set.of("57P01", "57P02", "57P03", "XJ040", "XJ015", "XSDF1", "XSLA1", "XSLA4", "XSDG1", "XSDG2");

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
                || state.startsWith("08")
                || state.startsWith("53")
                || AWAY.contains(state)
                || poolExhausted(failure);
    }

    /** The pool says so in words only: it has neither a state nor an exception of its own. */
    private static boolean poolExhausted(SQLException failure) {
        String message = failure.getMessage();
        return message != null && message.startsWith("Cannot get a connection");
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
