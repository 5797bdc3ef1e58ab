package org.inlay.platform.internal.persistence;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.transaction.InvalidTransactionException;
import javax.transaction.SystemException;
import javax.transaction.Transaction;
import javax.transaction.TransactionManager;
import org.inlay.platform.Problem;
import org.inlay.platform.internal.domain.Pulse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.coordinator.Coordination;
import org.osgi.service.coordinator.Coordinator;

/**
 * Lends the transaction of a thread to another one, which works in it while the first one waits, and takes it back. One that does
 * not come back in time is rolled back where it is; nobody takes it up again, whenever the work may end.
 */
final class Loans {
    private final TransactionManager manager;
    private final Coordinator coordinator;
    private final ThreadLocal<@Nullable Running> running;
    private final Pulse pulse;

    /** As many as there are transactions that wait for a plugin, each on the thread of its request. */
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "inlay-plugin-call");
        thread.setDaemon(true);
        return thread;
    });

    Loans(TransactionManager manager, Coordinator coordinator, ThreadLocal<@Nullable Running> running, Pulse pulse) {
        this.manager = manager;
        this.coordinator = coordinator;
        this.running = running;
        this.pulse = pulse;
    }

    void stop() {
        threads.shutdown();
    }

    /** As {@link org.inlay.platform.internal.domain.Lending#lend}. */
    <T> T lend(Supplier<T> work, Duration limit) {
        Running now = running.get();
        if (now == null) {
            throw new IllegalStateException("no transaction");
        }
        try {
            Loan loan = new Loan(manager.suspend(), coordinator.pop(), now);
            running.remove();
            try {
                return loan.await(threads.submit(() -> loan.use(work)), limit);
            } catch (RejectedExecutionException stopping) {
                loan.take();
                throw new Problem(Problem.Kind.UNAVAILABLE, "plugin-stopping");
            } finally {
                running.set(now);
            }
        } catch (SystemException | InvalidTransactionException e) {
            throw new IllegalStateException("the transaction cannot be lent", e);
        }
    }

    /** A transaction on its way to another thread and back. */
    private final class Loan {
        private final Transaction transaction;
        private final Coordination coordination;
        private final Running now;

        Loan(Transaction transaction, Coordination coordination, Running now) {
            this.transaction = transaction;
            this.coordination = coordination;
            this.now = now;
        }

        /** On the other thread. */
        <T> T use(Supplier<T> work) throws SystemException, InvalidTransactionException {
            take();
            running.set(now);
            try {
                return work.get();
            } finally {
                running.remove();
                coordinator.pop();
                manager.suspend();
            }
        }

        private void take() throws SystemException, InvalidTransactionException {
            manager.resume(transaction);
            coordination.push();
        }

        /** On the thread that lent it. */
        <T> T await(Future<T> result, Duration limit) throws SystemException, InvalidTransactionException {
            try {
                return inTime(result, limit.dividedBy(2));
            } finally {
                if (!now.lost) {
                    take();
                }
            }
        }

        /**
         * Whoever is late is to blame only when the database answered half-way and at the end: else it waits for the database,
         * as everybody does.
         */
        private <T> T inTime(Future<T> result, Duration half) {
            try {
                return Uninterruptibly.get(result, half);
            } catch (TimeoutException slow) {
                boolean beat = pulse.beats();
                try {
                    return Uninterruptibly.get(result, half);
                } catch (TimeoutException late) {
                    throw giveUp(beat && pulse.beats() ? "plugin-overdue" : "database-away");
                }
            }
        }

        private Problem giveUp(String reason) {
            Problem overdue = new Problem(Problem.Kind.UNAVAILABLE, reason);
            now.lost = true;
            now.doomedBy = overdue;
            try {
                transaction.rollback();
            } catch (SystemException | IllegalStateException over) {
                // the manager has ended it already
                overdue.addSuppressed(over);
            }
            coordination.fail(overdue);
            return overdue;
        }
    }
}
