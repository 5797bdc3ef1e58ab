package org.inlay.platform.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Checks;
import org.inlay.platform.Clinic;
import org.inlay.platform.spi.InvariantCheck;
import org.inlay.platform.spi.InvariantCheck.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the checks one after the other; one that throws has failed and the others still run. */
@Component(service = {Checks.class, CheckRunner.class})
public final class CheckRunner implements Checks {
    private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);
    private static final int MOST_NAMED = 10;
    private static final int LONGEST_NAMED = 200;

    private final Access access;
    private final Audit audit;
    private final Map<String, InvariantCheck> checks = new ConcurrentSkipListMap<>();

    @Activate
    public CheckRunner(@Reference Access access, @Reference Audit audit) {
        this.access = access;
        this.audit = audit;
    }

    void add(InvariantCheck check) {
        checks.put(check.id(), check);
    }

    void remove(InvariantCheck check) {
        checks.remove(check.id(), check);
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
        List<Item> items = checks.values().stream().map(CheckRunner::run).toList();
        items.stream().filter(item -> !item.ok()).forEach(this::report);
        return items;
    }

    private static Item run(InvariantCheck check) {
        long start = System.nanoTime();
        Result result = result(check);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        return new Item(check.id(), result.problems().isEmpty(), result.checked(), result.problems(), millis);
    }

    private static Result result(InvariantCheck check) {
        try {
            return check.check();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("check {} could not be made", check.id(), e);
            return new Result(0, List.of("could not be made: " + Failures.kind(e)));
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
