package org.inlay.customers.internal.persistence;

import java.util.List;
import org.inlay.customers.internal.persistence.Tables.Slot;
import org.inlay.platform.Transactions;
import org.inlay.platform.persistence.Sql;
import org.jooq.exception.DataAccessException;

/** Named rows that transactions lock to come one after another: persons, rooms, tags. */
final class SlotLocks {
    private final Sql sql;
    private final Transactions transactions;

    SlotLocks(Sql sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * Locks these until the transaction ends; name them in one order everywhere. A slot that was never locked gets its
     * row first, in a transaction of its own; somebody else may be quicker.
     */
    void lock(List<String> slots) {
        for (String slot : slots) {
            if (!locked(slot)) {
                try {
                    transactions.separately(() -> added(slot));
                } catch (DataAccessException e) {
                    if (!DuplicateKeys.caused(e)) {
                        throw e;
                    }
                }
                locked(slot);
            }
        }
    }

    private boolean locked(String slot) {
        return sql.dsl()
                        .update(Slot.TABLE)
                        .set(Slot.LOCK_SEQ, Slot.LOCK_SEQ.plus(1))
                        .where(Slot.SLOT.eq(slot))
                        .execute()
                == 1;
    }

    private boolean added(String slot) {
        return sql.dsl()
                        .insertInto(Slot.TABLE, Slot.SLOT, Slot.LOCK_SEQ)
                        .values(slot, 0L)
                        .execute()
                == 1;
    }
}
