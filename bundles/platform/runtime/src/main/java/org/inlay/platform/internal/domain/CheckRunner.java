package org.inlay.platform.internal.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Checks;
import org.inlay.platform.Clinic;
import org.inlay.platform.spi.InvariantCheck;
import org.inlay.platform.spi.InvariantCheck.Result;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the checks one after the other; one that throws has failed and the others still run. A plugin's has a thread of its own, and is
 * given up when it takes too long.
 */
@Component(service = {Checks.class, CheckRunner.class})
public final class CheckRunner implements Checks {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);
    private static final int MOST_NAMED = 10;
    private static final int LONGEST_NAMED = 200;

    private final Access access;
    private final Audit audit;
    private final PluginCalls calls;
    private final Duration limit;
    private final Map<String, Known> checks = new ConcurrentSkipListMap<>();

    @Activate
    public CheckRunner(@Reference Access access, @Reference Audit audit, @Reference PluginCalls calls) {
        this(access, audit, calls, Duration.ofMinutes(10));
    }

    CheckRunner(Access access, Audit audit, PluginCalls calls, Duration limit) {
        this.access = access;
        this.audit = audit;
        this.calls = calls;
        this.limit = limit;
    }

    /**
     * A check that is there.
     *
     * @param plugin whose it is; null for the core
     */
    private record Known(
            InvariantCheck check, String id, @Nullable String plugin) {}

    void add(InvariantCheck check, @Nullable String plugin) {
        checks.put(check.id(), new Known(check, check.id(), plugin));
    }

    void remove(InvariantCheck check) {
        checks.values().removeIf(known -> known.check() == check);
    }

    @Override
    public List<Item> run() {
        access.requireEverywhere("checks:run");
        List<Item> items = access.asPlatform(this::runAll);
        long failed = items.stream().filter(item -> !item.ok()).count();
        audit.record(
                "checks.run", "checks", "all", Clinic.ORGANISATION, Map.of("checks", items.size(), "failed", failed));
        return items;
    }

    /** Runs all; failures go to the log and the audit trail. */
    List<Item> runAll() {
        List<Item> items = checks.values().stream().map(this::run).toList();
        items.stream().filter(item -> !item.ok()).forEach(this::report);
        return items;
    }

    private Item run(Known known) {
        long start = System.nanoTime();
        Result result = result(known);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new Item(known.id(), result.problems().isEmpty(), result.checked(), result.problems(), millis);
    }

    private Result result(Known known) {
        try {
            return known.plugin() == null ? known.check().check() : ofPlugin(known.check(), known.plugin());
        } catch (RuntimeException | LinkageError e) {
            LOG.error("check {} could not be made", known.id(), e);
            return new Result(0, List.of("could not be made: " + Failures.kind(e)));
        }
    }

    private Result ofPlugin(InvariantCheck check, String plugin) {
        FutureTask<Result> task = new FutureTask<>(() -> access.asPlatform(check::check));
        Thread thread = new Thread(task, "inlay-plugin-check");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            calls.overdue(plugin, "InvariantCheck took longer than " + limit.toSeconds() + " s");
            throw new IllegalStateException("took longer than " + limit.toSeconds() + " s", late);
        } catch (ExecutionException failed) {
            Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
            calls.failed(plugin, "InvariantCheck", cause);
            throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void report(Item item) {
        LOG.error("check {} failed: {}", item.check(), item.problems());
        List<String> named = item.problems().stream()
                .limit(MOST_NAMED)
                .map(problem -> problem.length() > LONGEST_NAMED ? problem.substring(0, LONGEST_NAMED) : problem)
                .toList();
        audit.record(
                "checks.failed",
                "check",
                item.check(),
                Clinic.ORGANISATION,
                Map.of("problems", item.problems().size(), "first", named));
    }
}
