package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.JobStore.Work;
import org.inlay.platform.spi.Job;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the jobs that are there when their time has come. A run that is stopped midway goes on at its checkpoint. */
@Component(service = JobRunner.class)
public final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JobStore store;
    private final Transactions transactions;
    private final Access access;
    private final Ids ids;
    private final Clock clock;
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping = true;

    @Activate
    public JobRunner(
            @Reference JobStore store,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Ids ids,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lets runs begin. */
    public void open() {
        stopping = false;
    }

    /** Lets no run begin any more and asks those at work to stop after their chunk. */
    public void close() {
        stopping = true;
        running.forEach(RunningJob::withdraw);
    }

    void add(Job job) {
        jobs.put(job.id(), job);
    }

    /** Takes the job away; its runs are asked to stop after their chunk and waited for. */
    void remove(Job job) {
        if (jobs.remove(job.id(), job)) {
            running.stream().filter(run -> run.isOf(job)).forEach(run -> {
                run.withdraw();
                if (!run.awaitEnd(PATIENCE)) {
                    LOG.warn("job {} does not stop", job.id());
                }
            });
        }
    }

    /** Ids of the jobs that are there and repeat themselves. */
    public Set<String> repeating() {
        return jobs.values().stream()
                .filter(job -> job.every().isPresent())
                .map(Job::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Does a one-off run and says when it wants to come up again; empty = never. */
    public Optional<Duration> once(Id run) {
        Work work = transactions.required(() -> store.work(run)).orElse(null);
        if (work == null) {
            return Optional.empty();
        }
        Job job = jobs.get(work.job());
        if (job == null || stopping) {
            return Optional.of(SOON);
        }
        RunningJob context = RunningJob.once(this, job, run, work.parameters());
        return context.begin() ? Optional.ofNullable(work(job, context)) : Optional.empty();
    }

    /** Does one repetition of the job and says when the next is due. */
    public Duration repetition(String id) {
        Job job = jobs.get(id);
        if (job == null || stopping) {
            return SOON;
        }
        Duration pause = work(job, RunningJob.repetition(this, job));
        return pause == null ? job.every().orElse(SOON) : pause;
    }

    /** Null when it has ended, else when it goes on. */
    private @Nullable Duration work(Job job, RunningJob context) {
        running.add(context);
        try {
            access.asPlatform(() -> {
                job.run(context);
                return job;
            });
            if (context.withdrawn()) {
                return Duration.ZERO;
            }
            context.end(context.cancelRequested() ? "CANCELLED" : "DONE");
            return null;
        } catch (RuntimeException | LinkageError e) {
            return failed(job, context, e);
        } finally {
            running.remove(context);
            context.ended();
        }
    }

    private @Nullable Duration failed(Job job, RunningJob context, Throwable failure) {
        if (context.withdrawn()) {
            LOG.info("job {} was stopped midway and goes on later", job.id(), failure);
            return Duration.ZERO;
        }
        LOG.error("job {} failed", job.id(), failure);
        if (failure instanceof Problem problem && problem.kind() == Problem.Kind.UNAVAILABLE) {
            return SOON;
        }
        context.fail(Failures.kind(failure));
        return null;
    }

    JobStore store() {
        return store;
    }

    Transactions transactions() {
        return transactions;
    }

    Id fresh() {
        return ids.next();
    }

    Clock clock() {
        return clock;
    }
}
