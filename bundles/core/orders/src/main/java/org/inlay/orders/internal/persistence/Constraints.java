package org.inlay.orders.internal.persistence;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads from an exception which constraint of the database refused. */
final class Constraints {
    private static final String UNIQUE = "23505";

    private Constraints() {}

    /** Whether a unique key refused. */
    static boolean unique(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
