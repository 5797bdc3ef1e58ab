package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.inlay.platform.Access;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.Outbox.Parcel;
import org.inlay.platform.spi.EventHandler;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands deliveries to the handlers that are there, on two threads at most: at once after a commit, and by looking every
 * second, which also finds what other nodes wrote or left. All that matters is in the database.
 */
@Component(service = Dispatcher.class)
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int BATCH = 50;
    private static final int THREADS = 2;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Outbox outbox;
    private final Transactions transactions;
    private final Access access;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private final PluginBook book;
    private final Map<String, EventHandler<?>> handlers = new ConcurrentHashMap<>();

    /** Whose they are, by subscription; those of the core are not named. */
    private final Map<String, String> plugins = new ConcurrentHashMap<>();

    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicBoolean away = new AtomicBoolean();
    private final ScheduledExecutorService threads;

    @Activate
    public Dispatcher(
            @Reference Outbox outbox,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Clock clock,
            @Reference PluginBook book) {
        this.book = book;
        this.outbox = outbox;
        this.transactions = transactions;
        this.access = access;
        this.clock = clock;
        this.threads = Executors.newScheduledThreadPool(THREADS, task -> new Thread(task, "inlay-events"));
        threads.scheduleWithFixedDelay(this::drain, 1, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void stop() throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
            LOG.warn("an event handler does not stop");
        }
    }

    /** @param plugin that it belongs to; null for the core */
    void add(EventHandler<?> handler, @Nullable String plugin) {
        if (plugin != null) {
            plugins.put(handler.id(), plugin);
        }
        handlers.put(handler.id(), handler);
        unknown.add(handler.id());
        subscribe();
        wake();
    }

    void remove(EventHandler<?> handler) {
        handlers.remove(handler.id(), handler);
    }

    /** Looks for deliveries soon. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                threads.execute(this::drain);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("stopping, the next start delivers", stopping);
            }
        }
    }

    private void drain() {
        woken.set(false);
        try {
            subscribe();
            while (!threads.isShutdown() && !handlers.isEmpty() && deliverSome()) {
                LOG.trace("delivered some, looking for more");
            }
            if (away.compareAndSet(true, false)) {
                LOG.info("deliveries go on");
            }
        } catch (RuntimeException e) {
            if (away.compareAndSet(false, true)) {
                LOG.warn("cannot look for deliveries, trying again each second", e);
            }
        }
    }

    /** Writes down subscriptions; those that cannot be written now are tried again each second. */
    private void subscribe() {
        for (String id : unknown) {
            EventHandler<?> handler = handlers.get(id);
            try {
                if (handler != null) {
                    transactions.separately(() -> {
                        outbox.subscribe(id, handler.type().getName());
                        return id;
                    });
                }
                unknown.remove(id);
            } catch (RuntimeException e) {
                LOG.warn("cannot write down the subscription {}, trying again in a second", id, e);
            }
        }
    }

    private boolean deliverSome() {
        List<Parcel> due = outbox.due(handlers.keySet(), clock.instant(), BATCH);
        boolean some = false;
        for (Parcel parcel : due) {
            EventHandler<?> handler = handlers.get(parcel.subscription());
            if (handler != null && !threads.isShutdown() && claim(parcel)) {
                deliver(parcel, handler);
                some = true;
            }
        }
        return some;
    }

    private boolean claim(Parcel parcel) {
        Instant now = clock.instant();
        return outbox.claim(parcel.id(), owner, now, now.plus(LEASE));
    }

    private void deliver(Parcel parcel, EventHandler<?> handler) {
        try {
            transactions.run(() -> access.asPlatform(() -> {
                handle(parcel, handler);
                if (!outbox.remove(parcel.id(), owner)) {
                    throw new IllegalStateException("took longer than its lease");
                }
                return parcel;
            }));
        } catch (RuntimeException | LinkageError e) {
            failed(parcel, e);
        }
    }

    /**
     * What happened in a clinic where a plugin is off is none of its business. The database says so, in the transaction of the
     * delivery: what this node read a while ago would drop events of a clinic that has it since.
     *
     * @throws IllegalStateException when the plugin is wanted no longer: the delivery waits until it is again
     */
    private boolean concerns(Parcel parcel) {
        String plugin = plugins.get(parcel.subscription());
        if (plugin == null) {
            return true;
        }
        PluginBook.Wanted wanted = book.wanted().get(plugin);
        if (wanted == null) {
            throw new IllegalStateException(plugin + " is being taken out");
        }
        return !(parcel.payload().get("clinic") instanceof String clinic)
                || wanted.clinics().contains(clinic);
    }

    private <E extends Record> void handle(Parcel parcel, EventHandler<E> handler) {
        if (!handler.type().getName().equals(parcel.event())) {
            throw new IllegalStateException(handler.id() + " does not handle " + parcel.event());
        }
        if (concerns(parcel)) {
            handler.handle(RecordCodec.read(handler.type(), parcel.payload()));
        }
    }

    private void failed(Parcel parcel, Throwable failure) {
        if (threads.isShutdown() || !handlers.containsKey(parcel.subscription())) {
            outbox.giveBack(parcel.id(), owner, parcel.attempts(), clock.instant(), null);
            return;
        }
        int attempts = parcel.attempts() + 1;
        Instant next = Retries.after(attempts).map(clock.instant()::plus).orElse(null);
        LOG.warn(
                "delivery {} of {} to {} failed {} times, {}",
                parcel.id(),
                parcel.event(),
                parcel.subscription(),
                attempts,
                next == null ? "parked" : "next try " + next,
                failure);
        outbox.giveBack(parcel.id(), owner, attempts, next, Failures.kind(failure));
    }
}
