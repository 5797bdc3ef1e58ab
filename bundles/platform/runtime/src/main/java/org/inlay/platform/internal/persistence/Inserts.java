package org.inlay.platform.internal.persistence;

import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.InsertSetMoreStep;
import org.jooq.exception.IntegrityConstraintViolationException;

/** Inserts that settle a race by a unique key and leave the transaction usable. */
final class Inserts {
    private Inserts() {}

    /**
     * Inserts the row unless there is one with its key, waiting for a transaction that is inserting it.
     *
     * @return whether the row is ours
     */
    static boolean ifAbsent(Sql sql, InsertSetMoreStep<?> row, Field<?>... key) {
        if (!sql.derby()) {
            return row.onConflict(key).doNothing().execute() == 1;
        }
        // Derby's MERGE looks first and inserts then, and has been seen to fail inside; a refused row does not spoil
        // its
        // transaction.
        try {
            return row.execute() == 1;
        } catch (IntegrityConstraintViolationException taken) {
            return false;
        }
    }
}
