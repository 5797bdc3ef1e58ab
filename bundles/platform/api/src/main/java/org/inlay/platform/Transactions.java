package org.inlay.platform;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one transaction over all bundles: every persistence unit and every {@code Sql} of the calling thread takes part,
 * and all of it commits or none. A deadlock or lost serialisation is retried here and nowhere else, with the whole work
 * run again, so work must have no effect outside the database (use {@link #afterCommit}).
 */
@ProviderType
public interface Transactions {
    /** Runs the work in the caller's transaction, or in a new one that commits before this returns. Any exception rolls back. */
    <T> T required(Supplier<T> work);

    /** As {@link #required(Supplier)}, without a result. */
    default void run(Runnable work) {
        required(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Runs the work in a transaction of its own, which stands whatever becomes of the caller's. */
    <T> T separately(Supplier<T> work);

    /** Runs the work once the caller's transaction has committed; at once when there is none. Failures are logged. */
    void afterCommit(Runnable work);

    /**
     * What {@code read} answered under that key when the running transaction first asked; without a transaction it is asked
     * each time. For what one transaction needs again and again and does not change, its clinic for one.
     */
    default <T> T remembered(Object key, Supplier<T> read) {
        return read.get();
    }

    /** Has the running transaction ask again what it remembers under that key, because it changed it. */
    default void forget(Object key) {}
}
