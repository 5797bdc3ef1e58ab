package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Jobs;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts runs in the caller's transaction and tells how they fare. */
@Component
public final class BackgroundJobs implements Jobs {
    private static final String READ = "jobs:read";

    private final JobStore store;
    private final JobSchedule schedule;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    @Activate
    public BackgroundJobs(
            @Reference JobStore store,
            @Reference JobSchedule schedule,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.schedule = schedule;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Run start(String job, String key, Map<String, String> parameters) {
        return transactions.required(() -> {
            Id fresh = ids.next();
            Id live = store.create(fresh, job, key, parameters, clock.instant());
            if (live.equals(fresh)) {
                schedule.once(fresh.toString());
                transactions.afterCommit(schedule::wake);
            }
            return find(live);
        });
    }

    @Override
    public Run get(Id run) {
        access.requireEverywhere(READ);
        return find(run);
    }

    private Run find(Id run) {
        return transactions.required(() -> store.find(run)).orElseThrow(() -> Problem.notFound("run"));
    }

    @Override
    public List<Run> latest(int limit) {
        access.requireEverywhere(READ);
        return store.latest(new PageRequest(limit, null).limit());
    }

    @Override
    public Run cancel(Id run) {
        access.requireEverywhere("jobs:write");
        return transactions.required(() -> {
            store.cancel(run, clock.instant());
            Run cancelled = find(run);
            audit.record("jobs.cancelled", "run", run.toString(), Clinic.ORGANISATION, Map.of("job", cancelled.job()));
            return cancelled;
        });
    }
}
