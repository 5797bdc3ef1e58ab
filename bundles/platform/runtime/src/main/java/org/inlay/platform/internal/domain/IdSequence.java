package org.inlay.platform.internal.domain;

import org.inlay.platform.Id;

/**
 * Identifiers of one node number: 41 bits of milliseconds since 2024, 10 bits of node number, 12 bits of sequence, the
 * sign bit free until 2093. Where the clock stands still or steps back the sequence goes on and then the millisecond, so
 * that later identifiers are always greater. None is made at or after the limit, which the lease in the database sets:
 * whoever holds the number next begins there, so identifiers are unique whatever the clocks say.
 *
 * <p>Not thread-safe; {@code LeasedIds} guards it.
 */
public final class IdSequence {

    /** Number of node numbers. */
    public static final int NODES = 1 << 10;

    private static final long EPOCH = 1_704_067_200_000L; // 2024-01-01T00:00:00Z
    private static final int SEQUENCE_BITS = 12;
    private static final int SEQUENCES = 1 << SEQUENCE_BITS;
    private static final int NODE_BITS = 10;

    private final int node;
    private long millis;
    private int sequence;
    private long limit;

    /**
     * @param node 0 to 1023
     * @param from millisecond since 1970 at which to begin at the earliest
     * @param limit millisecond since 1970 before which all identifiers lie
     */
    public IdSequence(int node, long from, long limit) {
        if (node < 0 || node >= NODES) {
            throw new IllegalArgumentException("no such node number: " + node);
        }
        this.node = node;
        this.millis = Math.max(from, EPOCH);
        this.limit = limit;
    }

    /** Whether {@link #next} has an identifier to give before the limit. */
    public boolean has(long now) {
        return millisOfNext(now) < limit;
    }

    /** The next identifier, greater than all before. */
    public Id next(long now) {
        long next = millisOfNext(now);
        if (next >= limit) {
            throw new IllegalStateException("the lease of node number " + node + " must be renewed first");
        }
        sequence = next > millis ? 0 : sequence;
        millis = next;
        return new Id((millis - EPOCH) << NODE_BITS + SEQUENCE_BITS | (long) node << SEQUENCE_BITS | sequence++);
    }

    /** The first millisecond of which nothing has been used. */
    public long unused(long now) {
        return Math.max(now, millis + 1);
    }

    /** Moves the limit; never back. */
    public void extend(long later) {
        limit = Math.max(limit, later);
    }

    public int node() {
        return node;
    }

    private long millisOfNext(long now) {
        long base = sequence >= SEQUENCES ? millis + 1 : millis;
        return Math.max(base, now);
    }
}
