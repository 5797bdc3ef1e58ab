package org.inlay.customers.internal.persistence;

import java.sql.SQLException;

/** Recognises that a unique key refused a row; both databases say so with the same SQL state. */
final class DuplicateKeys {
    private static final String UNIQUE_VIOLATION = "23505";

    private DuplicateKeys() {}

    static boolean caused(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && UNIQUE_VIOLATION.equals(database.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
