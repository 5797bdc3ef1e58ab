package org.inlay.platform.internal.domain;

import java.time.Duration;
import java.util.function.Supplier;

/** The running transaction, for those who watch over plugins. */
public interface Lending {
    /** Whether this thread is in a transaction of the platform. */
    boolean running();

    /**
     * Runs the work on another thread in the transaction of this one, which waits for it. When it takes longer, the
     * transaction is rolled back under it and its thread left to itself: nobody can end it.
     *
     * @throws Problem {@code plugin-overdue} (503), or {@code database-away} (503) when the database says nothing either
     */
    <T> T lend(Supplier<T> work, Duration limit);

    /** Runs the work when the running transaction has ended, however it did. */
    void atEnd(Runnable work);

    /** Rolls back a transaction that somebody else began on this thread and left there; returns whether there was one. */
    boolean sweep();
}
