package org.inlay.customers.internal.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.inlay.customers.Timeline;
import org.inlay.customers.spi.TimelineSource;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the customer's history from every source, on bounded threads and in bounded time; who fails is left out and named. */
@Component(service = Timeline.class)
public final class TimelineService implements Timeline {
    private static final Logger LOG = LoggerFactory.getLogger(TimelineService.class);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(2);
    private static final int THREADS = 16;

    private final Acts acts;
    private final Standing standing;
    private final Extensions extensions;
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> new Thread(work, "inlay-timeline"));

    @Activate
    public TimelineService(@Reference Acts acts, @Reference Standing standing, @Reference Extensions extensions) {
        this.acts = acts;
        this.standing = standing;
        this.extensions = extensions;
    }

    @Deactivate
    void stop() {
        threads.shutdownNow();
    }

    @Override
    public Part of(Id customer, @Nullable Instant before, int limit) {
        acts.access().requireAnywhere(Permissions.READ);
        if (limit < 1 || limit > PageRequest.MAXIMUM) {
            throw Problem.violation("limit", "violation.limit");
        }
        Id who = acts.transaction(() -> standing.of(customer));
        Instant end = before == null ? acts.now().plusSeconds(1) : Bounds.instant("before", before);
        List<String> notices = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        asked(who, end, limit + 1, notices).forEach((id, answer) -> entries.addAll(taken(id, answer, notices)));
        entries.sort(Comparator.comparing(Entry::at)
                .thenComparing(Entry::subject)
                .thenComparing(Entry::kind)
                .reversed());
        List<Entry> shown = List.copyOf(entries.subList(0, Math.min(entries.size(), limit)));
        Instant next = entries.size() > limit ? shown.get(limit - 1).at() : null;
        return new Part(shown, next, List.copyOf(notices));
    }

    private Map<String, Future<List<Entry>>> asked(Id customer, Instant before, int limit, List<String> notices) {
        Caller caller = acts.caller();
        Map<String, Future<List<Entry>>> answers = new LinkedHashMap<>();
        for (TimelineSource source : extensions.active(TimelineSource.class, Clinic.ORGANISATION)) {
            try {
                answers.put(
                        source.id(),
                        threads.submit(() -> acts.access().as(caller, () -> source.entries(customer, before, limit))));
            } catch (RejectedExecutionException busy) {
                LOG.warn("timeline source {} was left out: all {} threads are busy", source.id(), THREADS);
                notices.add(source.id());
            }
        }
        return answers;
    }

    private List<Entry> taken(String source, Future<List<Entry>> answer, List<String> notices) {
        try {
            return answer.get(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            LOG.warn("timeline source {} took more than {}", source, TIME_LIMIT);
        } catch (ExecutionException failed) {
            LOG.warn("timeline source {} failed", source, failed.getCause());
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
        }
        notices.add(source);
        return List.of();
    }
}
