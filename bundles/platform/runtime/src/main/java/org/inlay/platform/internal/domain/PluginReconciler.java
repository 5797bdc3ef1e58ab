package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings this node to the plugins that the database wants: at its start, on a change, every minute. One thread does it, so
 * nothing is fitted twice at once, and no caller ever waits for a plugin. What failed is not tried again until somebody asks
 * for it again or the node starts anew.
 */
@Component(service = PluginReconciler.class, immediate = true)
public final class PluginReconciler {
    private static final Logger LOG = LoggerFactory.getLogger(PluginReconciler.class);
    private static final long EVERY_SECONDS = 60;
    private static final long PATIENCE_SECONDS = 10;

    private final PluginBook book;
    private final ArchiveBook archives;
    private final PluginFitter fitter;
    private final PluginSwitches switches;
    private final PluginCalls calls;
    private final Transactions transactions;
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "inlay-plugins"));
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean looked;

    /** Why a plugin failed, and which asking for it that was. */
    private record Failure(long revision, String cause) {}

    @Activate
    public PluginReconciler(
            @Reference PluginBook book,
            @Reference ArchiveBook archives,
            @Reference PluginFitter fitter,
            @Reference PluginSwitches switches,
            @Reference PluginCalls calls,
            @Reference Transactions transactions) {
        this.book = book;
        this.archives = archives;
        this.fitter = fitter;
        this.switches = switches;
        this.calls = calls;
        calls.whenCondemned(this::wake);
        this.transactions = transactions;
        thread.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits a while for what is being fitted; an interrupt would leave it in parts. */
    @Deactivate
    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A plugin is still being fitted or taken out");
        }
    }

    /** Looks soon; however often it is asked to meanwhile, once. */
    void wake() {
        try {
            if (woken.compareAndSet(false, true)) {
                thread.execute(this::look);
            }
        } catch (RejectedExecutionException stopping) {
            LOG.debug("stopping, the next start looks", stopping);
        }
    }

    /** Why this node could not fit it when it was last asked for, for the operator. */
    Optional<String> failure(String id, Wanted wanted) {
        return Optional.ofNullable(failures.get(id))
                .filter(failure -> failure.revision() == wanted.revision())
                .map(Failure::cause);
    }

    /** Whether this node has compared itself with the database since it started. */
    boolean looked() {
        return looked;
    }

    private void look() {
        woken.set(false);
        try {
            Map<String, Wanted> wanted = transactions.required(book::wanted);
            switches.take(wanted);
            offer();
            failures.keySet().retainAll(wanted.keySet());
            fitter.fitted().stream().filter(id -> !wanted.containsKey(id)).forEach(this::remove);
            wanted.forEach((id, plugin) -> condemn(id, plugin.revision()));
            missing(wanted).forEach(this::fit);
            looked = true;
        } catch (RuntimeException e) {
            LOG.warn("The plugins cannot be compared with the database, trying again in {} s", EVERY_SECONDS, e);
        }
    }

    /** Offers the archives that were accepted, in the place of earlier ones; one that cannot be harms no other. */
    private void offer() {
        Map<String, String> wanted = transactions.required(archives::digests);
        Set<String> ids = new TreeSet<>(wanted.keySet());
        ids.addAll(fitter.offered().keySet());
        for (String id : ids) {
            try {
                offer(id, wanted.get(id));
            } catch (RuntimeException e) {
                LOG.error("The archive of plugin {} cannot be offered, trying again in {} s", id, EVERY_SECONDS, e);
            }
        }
    }

    /** @param digest of what is wanted; null for nothing */
    private void offer(String id, @Nullable String digest) {
        String here = fitter.offered().get(id);
        if (Objects.equals(here, digest)) {
            return;
        }
        if (here != null) {
            if (fitter.fitted().contains(id) && !remove(id)) {
                return;
            }
            fitter.withdraw(id);
        }
        if (digest != null) {
            transactions
                    .required(() -> archives.content(id, digest))
                    .ifPresent(content -> fitter.offer(id, digest, content));
        }
    }

    /** Takes out what has become unbearable; it counts as off until somebody asks for it again. */
    private void condemn(String id, long revision) {
        calls.condemned(id).filter(reason -> fitter.active(id)).ifPresent(reason -> {
            failures.put(id, new Failure(revision, reason));
            remove(id);
        });
    }

    /** What is not active here and has not failed since it was last asked for, with which asking that was. */
    private Map<String, Long> missing(Map<String, Wanted> wanted) {
        Map<String, Long> missing = new TreeMap<>();
        wanted.forEach((id, plugin) -> {
            Failure before = failures.get(id);
            if (!fitter.active(id) && (before == null || before.revision() != plugin.revision())) {
                missing.put(id, plugin.revision());
            }
        });
        return missing;
    }

    private void fit(String id, long revision) {
        long start = System.nanoTime();
        try {
            calls.begin(id);
            fitter.fit(id);
            failures.remove(id);
            LOG.info("Plugin {} is active ({} ms)", id, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        } catch (RuntimeException e) {
            LOG.error("Plugin {} was taken out again", id, e);
            failures.put(id, new Failure(revision, String.valueOf(e.getMessage())));
        }
    }

    private boolean remove(String id) {
        if (!calls.empty(id)) {
            LOG.warn("Plugin {} is at work and stays for now, trying again in {} s", id, EVERY_SECONDS);
            return false;
        }
        try {
            fitter.remove(id);
            LOG.info("Plugin {} was taken out", id);
            return true;
        } catch (RuntimeException e) {
            LOG.error("Plugin {} cannot be taken out, trying again in {} s", id, EVERY_SECONDS, e);
            return false;
        }
    }
}
