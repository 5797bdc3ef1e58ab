package org.inlay.platform.internal.persistence;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.IdSequence;
import org.inlay.platform.persistence.SchemaReady;
import org.inlay.platform.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Identifiers from a node number leased in the database for a minute and renewed every ten seconds. */
@Component
public final class LeasedIds implements Ids {

    private static final Logger LOG = LoggerFactory.getLogger(LeasedIds.class);
    private static final Duration RENEWAL = Duration.ofSeconds(10);

    private final NodeNumbers numbers;
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "inlay-node-number"));
    private final Object lock = new Object();
    private IdSequence sequence;

    @Activate
    public LeasedIds(
            @Reference Transactions transactions,
            @Reference Sql sql,
            @Reference(target = "(inlay.schema=platform)") SchemaReady schema) {
        numbers = new NodeNumbers(transactions, sql, UUID.randomUUID().toString());
        sequence = numbers.acquire(now(), now());
        LOG.info("This node makes identifiers with number {}", sequence.node());
        heart.scheduleWithFixedDelay(this::beat, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Id next() {
        synchronized (lock) {
            long now = now();
            if (!sequence.has(now)) {
                renew(sequence.unused(now)); // the clock leapt, or the database was away for long
            }
            return sequence.next(now);
        }
    }

    @Deactivate
    void stop() {
        heart.shutdownNow();
        synchronized (lock) {
            try {
                numbers.release(sequence.node(), sequence.unused(now()));
            } catch (RuntimeException e) {
                LOG.info("The node number ends with its lease: {}", e.toString());
            }
        }
    }

    /** Not under the lock while it waits for the database: whoever holds a connection may be waiting for an identifier. */
    private void beat() {
        IdSequence current;
        long until;
        synchronized (lock) {
            current = sequence;
            until = current.unused(now()) + NodeNumbers.LEASE;
        }
        try {
            if (numbers.renew(current.node(), until)) {
                synchronized (lock) {
                    current.extend(until);
                }
            } else {
                synchronized (lock) {
                    replace(current);
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("The lease of node number {} was not renewed: {}", current.node(), e.toString());
        }
    }

    private void renew(long from) {
        long until = from + NodeNumbers.LEASE;
        if (numbers.renew(sequence.node(), until)) {
            sequence.extend(until);
        } else {
            replace(sequence);
        }
    }

    private void replace(IdSequence lost) {
        if (lost == sequence) {
            sequence = numbers.acquire(now(), lost.unused(now()));
            LOG.warn(
                    "Node number {} was taken by another node; this one goes on with {}", lost.node(), sequence.node());
        }
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
