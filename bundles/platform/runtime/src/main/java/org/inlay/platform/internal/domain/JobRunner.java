package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

/**
 * Runs the jobs that are there when their time has come. A run that is stopped midway goes on at its checkpoint. Nobody can end a
 * run that hangs, so that runs of plugins take few of the threads, and one plugin not all of those.
 */
@Component(service = JobRunner.class)
public final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration QUEUED = Duration.ofSeconds(3);

    /** Runs of plugins at once. */
    public static final int OF_PLUGINS = 3;

    private static final int OF_ONE_PLUGIN = 2;
    private static final String CORE = "";

    private final JobStore store;
    private final Transactions transactions;
    private final Access access;
    private final Ids ids;
    private final Clock clock;
    private final PluginCalls calls;
    private final Map<String, Known> jobs = new ConcurrentHashMap<>();

    /** Of which plugin each is. */
    private final Map<RunningJob, String> running = new ConcurrentHashMap<>();

    private volatile boolean stopping = true;

    /**
     * A job, with what it said of itself when it came.
     *
     * @param plugin whose it is; {@link #CORE} for the core's
     */
    private record Known(Job job, String id, Optional<Duration> every, String plugin) {}

    @Activate
    public JobRunner(
            @Reference JobStore store,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference PluginCalls calls) {
        this.store = store;
        this.transactions = transactions;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
        this.calls = calls;
    }

    /** Lets runs begin. */
    public void open() {
        stopping = false;
    }

    /** Lets no run begin any more and asks those at work to stop after their chunk. */
    public void close() {
        stopping = true;
        running.keySet().forEach(RunningJob::withdraw);
    }

    /**
     * Takes up a job.
     *
     * @param plugin whose it is; null for the core
     * @return its id when it repeats itself
     */
    Optional<String> add(Job job, @Nullable String plugin) {
        Known known = new Known(job, job.id(), job.every(), plugin == null ? CORE : plugin);
        jobs.put(known.id(), known);
        return known.every().map(pause -> known.id());
    }

    /** Takes the job away; its runs are asked to stop after their chunk and waited for. */
    void remove(Job job) {
        jobs.values().removeIf(known -> known.job() == job);
        List<RunningJob> runs =
                running.keySet().stream().filter(run -> run.isOf(job)).toList();
        runs.forEach(RunningJob::withdraw);
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (RunningJob run : runs) {
            if (!run.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
                LOG.warn("job {} does not stop", job.getClass().getName());
            }
        }
    }

    /** Ids of the jobs that are there and repeat themselves. */
    public Set<String> repeating() {
        return jobs.values().stream()
                .filter(known -> known.every().isPresent())
                .map(Known::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Does a one-off run and says when it wants to come up again; empty = never. */
    public Optional<Duration> once(Id run) {
        Work work = transactions.required(() -> store.work(run)).orElse(null);
        if (work == null) {
            return Optional.empty();
        }
        Known known = jobs.get(work.job());
        if (known == null || stopping) {
            return Optional.of(SOON);
        }
        RunningJob context = RunningJob.once(this, known.job(), known.id(), run, work.parameters());
        if (!enter(context, known)) {
            return Optional.of(QUEUED);
        }
        try {
            return context.begin() ? Optional.ofNullable(work(known, context)) : Optional.empty();
        } finally {
            leave(context);
        }
    }

    /** Does one repetition of the job and says when the next is due. */
    public Duration repetition(String id) {
        Known known = jobs.get(id);
        if (known == null || stopping) {
            return SOON;
        }
        RunningJob context = RunningJob.repetition(this, known.job(), known.id());
        if (!enter(context, known)) {
            return QUEUED;
        }
        try {
            Duration pause = work(known, context);
            return pause == null ? known.every().orElse(SOON) : pause;
        } finally {
            leave(context);
        }
    }

    /** Whether there is a thread for it; the core's runs have threads of their own. */
    private boolean enter(RunningJob context, Known known) {
        synchronized (running) {
            if (!known.plugin().equals(CORE)) {
                long others = running.values().stream()
                        .filter(plugin -> !plugin.equals(CORE))
                        .count();
                long own =
                        running.values().stream().filter(known.plugin()::equals).count();
                if (others >= OF_PLUGINS || own >= OF_ONE_PLUGIN) {
                    return false;
                }
            }
            running.put(context, known.plugin());
            return true;
        }
    }

    private void leave(RunningJob context) {
        running.remove(context);
        context.ended();
    }

    /** Null when it has ended, else when it goes on. */
    private @Nullable Duration work(Known known, RunningJob context) {
        try {
            access.asPlatform(() -> {
                known.job().run(context);
                return known;
            });
            if (context.withdrawn()) {
                return Duration.ZERO;
            }
            context.end(context.cancelRequested() ? "CANCELLED" : "DONE");
            return null;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return failed(known, context, e);
        }
    }

    private @Nullable Duration failed(Known known, RunningJob context, Throwable failure) {
        if (context.withdrawn()) {
            LOG.info("job {} was stopped midway and goes on later", known.id(), failure);
            return Duration.ZERO;
        }
        LOG.error("job {} failed", known.id(), failure);
        if (failure instanceof Problem problem && problem.kind() == Problem.Kind.UNAVAILABLE) {
            return SOON;
        }
        if (!known.plugin().equals(CORE)) {
            calls.failed(known.plugin(), "job " + known.id(), failure);
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
