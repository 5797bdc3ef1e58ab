package org.inlay.platform.internal.persistence;

import static org.inlay.platform.internal.persistence.Tables.NODE;
import static org.inlay.platform.internal.persistence.Tables.NODE_LEASED_UNTIL;
import static org.inlay.platform.internal.persistence.Tables.NODE_NUMBER;
import static org.inlay.platform.internal.persistence.Tables.NODE_OWNER;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.util.List;
import java.util.Optional;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.IdSequence;
import org.inlay.platform.persistence.Sql;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.exception.IntegrityConstraintViolationException;

/** The leases of node numbers. Each call is a transaction of its own and is safe against other nodes. */
final class NodeNumbers {

    /** Milliseconds for which a number is taken. */
    static final long LEASE = 60_000;

    private final Transactions transactions;
    private final Sql sql;
    private final String owner;

    NodeNumbers(Transactions transactions, Sql sql, String owner) {
        this.transactions = transactions;
        this.sql = sql;
        this.owner = owner;
    }

    /**
     * Takes a number that nobody leases: the one longest out of use, else one never used.
     *
     * @param from millisecond at which its identifiers begin at the earliest
     */
    IdSequence acquire(long now, long from) {
        for (int attempt = 0; attempt < IdSequence.NODES; attempt++) {
            Optional<IdSequence> sequence = tryAcquire(now, from);
            if (sequence.isPresent()) {
                return sequence.get();
            }
        }
        throw new Problem(Problem.Kind.UNAVAILABLE, "no-node-number");
    }

    private Optional<IdSequence> tryAcquire(long now, long from) {
        List<Record3<Integer, String, Long>> rows = transactions.separately(() -> sql.dsl()
                .select(NODE_NUMBER, NODE_OWNER, NODE_LEASED_UNTIL)
                .from(NODE)
                .orderBy(NODE_LEASED_UNTIL)
                .fetch());
        long begin = Math.max(from, ahead(rows, now));
        if (!rows.isEmpty() && rows.get(0).value3() <= now) {
            return takeOver(rows.get(0), Math.max(begin, rows.get(0).value3()));
        }
        return rows.size() < IdSequence.NODES ? takeFresh(rows.size(), begin) : Optional.empty();
    }

    /**
     * The end of the latest lease where it lies further ahead than a lease lasts: the clock went back since. Identifiers go
     * on from there, so that what is made later sorts later.
     */
    private static long ahead(List<Record3<Integer, String, Long>> rows, long now) {
        long latest = rows.isEmpty() ? now : rows.get(rows.size() - 1).value3();
        return latest > now + LEASE ? latest : now;
    }

    private Optional<IdSequence> takeOver(Record3<Integer, String, Long> row, long from) {
        int taken = transactions.separately(() -> sql.dsl()
                .update(NODE)
                .set(NODE_OWNER, owner)
                .set(NODE_LEASED_UNTIL, from + LEASE)
                .where(NODE_NUMBER.eq(row.value1()))
                .and(NODE_OWNER.eq(row.value2()))
                .and(NODE_LEASED_UNTIL.eq(row.value3()))
                .execute());
        return taken == 1 ? Optional.of(new IdSequence(row.value1(), from, from + LEASE)) : Optional.empty();
    }

    private Optional<IdSequence> takeFresh(int number, long from) {
        try {
            transactions.separately(() -> sql.dsl()
                    .insertInto(NODE, NODE_NUMBER, NODE_OWNER, NODE_LEASED_UNTIL)
                    .values(number, owner, from + LEASE)
                    .execute());
            return Optional.of(new IdSequence(number, from, from + LEASE));
        } catch (IntegrityConstraintViolationException e) {
            return Optional.empty(); // another node was quicker
        }
    }

    /** Moves the end of this node's lease, never back; false when another node has taken the number meanwhile. */
    boolean renew(int number, long until) {
        return update(number, when(NODE_LEASED_UNTIL.lt(until), until).otherwise(NODE_LEASED_UNTIL));
    }

    /** Gives the number back; its next holder begins at the given millisecond. */
    void release(int number, long unused) {
        update(number, val(unused));
    }

    private boolean update(int number, Field<Long> until) {
        return transactions.separately(() -> sql.dsl()
                        .update(NODE)
                        .set(NODE_LEASED_UNTIL, until)
                        .where(NODE_NUMBER.eq(number))
                        .and(NODE_OWNER.eq(owner))
                        .execute())
                == 1;
    }
}
