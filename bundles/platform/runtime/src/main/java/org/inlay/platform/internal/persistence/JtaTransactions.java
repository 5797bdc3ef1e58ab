package org.inlay.platform.internal.persistence;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import javax.transaction.NotSupportedException;
import javax.transaction.RollbackException;
import javax.transaction.Status;
import javax.transaction.SystemException;
import javax.transaction.Transaction;
import javax.transaction.TransactionManager;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.Lending;
import org.inlay.platform.internal.domain.Pulse;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.coordinator.Coordination;
import org.osgi.service.coordinator.Coordinator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * JTA transactions, each within a coordination that makes every {@code JpaTemplate} call of the thread use the same
 * entity manager per unit. Whoever begins a transaction runs it again when it lost against another one.
 */
@Component
public final class JtaTransactions implements Transactions, Lending {

    private static final Logger LOG = LoggerFactory.getLogger(JtaTransactions.class);
    private static final int ATTEMPTS = 6;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final TransactionManager manager;
    private final Coordinator coordinator;
    private final ThreadLocal<@Nullable Running> running = new ThreadLocal<>();

    private final Falls falls = new Falls();

    private final Loans loans;

    @Reference(
            target = "(osgi.jndi.service.name=inlay)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable DataSource source;

    @Activate
    public JtaTransactions(
            @Reference TransactionManager manager, @Reference Coordinator coordinator, @Reference Pulse pulse) {
        this.manager = manager;
        this.coordinator = coordinator;
        this.loans = new Loans(manager, coordinator, running, pulse);
    }

    @Deactivate
    void stop() {
        loans.stop();
    }

    @Override
    public <T> T required(Supplier<T> work) {
        Running now = running.get();
        if (now != null && now.lost) {
            throw new IllegalStateException("the transaction was given up", now.doomedBy);
        }
        return active() ? join(work) : beginAndRetry(work);
    }

    @Override
    public <T> T separately(Supplier<T> work) {
        Transaction suspended;
        try {
            suspended = manager.suspend();
        } catch (SystemException e) {
            throw new IllegalStateException("the transaction cannot be suspended", e);
        }
        Running outer = running.get();
        try {
            return beginAndRetry(work);
        } finally {
            running.set(outer);
            resume(suspended);
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        Running now = running.get();
        if (now == null) {
            work.run();
        } else {
            now.afterCommit.add(work);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // what is under a key came from its own read
    public <T> T remembered(Object key, Supplier<T> read) {
        Running now = running.get();
        if (now == null) {
            return read.get();
        }
        Object known = now.remembered.get(key);
        if (known == null) {
            known = read.get();
            now.remembered.put(key, known);
        }
        return (T) known;
    }

    @Override
    public void forget(Object key) {
        Running now = running.get();
        if (now != null) {
            now.remembered.remove(key);
        }
    }

    @Override
    public boolean running() {
        return running.get() != null;
    }

    @Override
    public void atEnd(Runnable work) {
        Running now = running.get();
        if (now == null) {
            throw new IllegalStateException("no transaction");
        }
        now.atEnd.add(work);
    }

    @Override
    public boolean sweep() {
        if (running() || !active()) {
            return false;
        }
        rollback(new IllegalStateException("left behind"));
        return true;
    }

    @Override
    public <T> T lend(Supplier<T> work, Duration limit) {
        return loans.lend(work, limit);
    }

    private <T> T join(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            doom(e);
            throw e;
        }
    }

    /** Whoever swallows the failure of a part cannot commit the rest. */
    private void doom(Throwable cause) {
        Running now = running.get();
        if (now != null && now.doomedBy == null) {
            now.doomedBy = cause;
        }
        try {
            manager.setRollbackOnly();
        } catch (SystemException | IllegalStateException e) {
            cause.addSuppressed(e);
        }
    }

    private <T> T beginAndRetry(Supplier<T> work) {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            long started = System.nanoTime();
            try {
                return begin(work);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !(DatabaseFailures.lostConflict(e) || clockMoved(e, started))) {
                    throw falls.told(DatabaseFailures.translate(e), began, source);
                }
                LOG.debug("Transaction lost a conflict, attempt {}", attempt, e);
                pause(attempt);
            }
        }
    }

    /** A transaction whose time was over before a minute had passed was overtaken by a clock set ahead. */
    private static boolean clockMoved(Throwable failure, long started) {
        return DatabaseFailures.timedOut(failure) && System.nanoTime() - started < MINUTE;
    }

    private <T> T begin(Supplier<T> work) {
        Running now = new Running();
        running.set(now);
        T result;
        Coordination coordination = coordinator.begin("inlay.transaction", 0);
        try {
            // Aries looks for the entity managers of this thread in the nearest coordination with this variable.
            coordination.getVariables().put(Transaction.class, "inlay");
            result = commit(work, now);
        } finally {
            running.remove();
            if (!now.lost) {
                coordination.end();
            }
            now.atEnd.forEach(JtaTransactions::runQuietly);
        }
        now.afterCommit.forEach(JtaTransactions::runQuietly);
        return result;
    }

    private <T> T commit(Supplier<T> work, Running now) {
        try {
            manager.begin();
            T result;
            try {
                result = work.get();
            } catch (RuntimeException | Error e) {
                rollback(e);
                throw e;
            }
            complete(now);
            return result;
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException("the transaction failed", e);
        }
    }

    /**
     * A commit that fails otherwise than by a rollback may have been stored: the connection broke before the answer, or Derby
     * fell over its own shutdown after an error of the disk, which it does with any exception.
     */
    private void complete(Running now) {
        if (now.lost) {
            throw new IllegalStateException("the transaction was given up, nothing is stored", now.doomedBy);
        }
        try {
            manager.commit();
        } catch (RollbackException e) {
            throw new IllegalStateException(
                    "the transaction was rolled back, nothing is stored", now.doomedBy == null ? e : now.doomedBy);
        } catch (javax.transaction.HeuristicRollbackException e) {
            throw new IllegalStateException("the transaction was rolled back by the database", e);
        } catch (SystemException | javax.transaction.HeuristicMixedException | RuntimeException e) {
            LOG.error("Nobody knows whether this commit was stored", e);
            Problem problem = new Problem(Problem.Kind.UNAVAILABLE, "outcome-unknown");
            problem.initCause(e);
            throw problem;
        }
    }

    private void rollback(Throwable cause) {
        Running now = running.get();
        if (now != null && now.lost) {
            return;
        }
        try {
            manager.rollback();
        } catch (SystemException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void resume(@Nullable Transaction suspended) {
        if (suspended != null) {
            try {
                manager.resume(suspended);
            } catch (javax.transaction.InvalidTransactionException | SystemException e) {
                throw new IllegalStateException("the suspended transaction cannot go on", e);
            }
        }
    }

    private boolean active() {
        try {
            return manager.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException e) {
            throw new IllegalStateException("the transaction manager does not answer", e);
        }
    }

    /** Up to 10, 20, 40, 80, 160 ms, so that those who met do not meet again. */
    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(1, 5L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Problem problem = new Problem(Problem.Kind.UNAVAILABLE, "database-away");
            problem.initCause(e);
            throw problem;
        }
    }

    private static void runQuietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Work after the transaction failed; what it committed stands", e);
        }
    }
}
