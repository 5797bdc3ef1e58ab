package org.inlay.customers.internal.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.inlay.customers.Timeline;
import org.inlay.customers.spi.TimelineSource;
import org.inlay.platform.BoundedThreads;
import org.inlay.platform.Caller;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.PluginGate;
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

    private final Acts acts;
    private final Visible visible;
    private final Extensions extensions;
    private final BoundedThreads threads = new BoundedThreads("timeline");

    @Activate
    public TimelineService(@Reference Acts acts, @Reference Visible visible, @Reference Extensions extensions) {
        this.acts = acts;
        this.visible = visible;
        this.extensions = extensions;
    }

    @Deactivate
    void stop() {
        threads.stop();
    }

    @Override
    public Part of(Id customer, PageRequest asked) {
        acts.access().requireAnywhere(Permissions.READ);
        TimelinePage page = TimelinePage.of(asked);
        Id who = acts.transaction(() -> visible.history(customer));
        List<String> notices = new ArrayList<>();
        Map<String, Asked> asking = asked(who, page.before(acts.now()), page.each(), notices);
        long end = System.nanoTime() + TIME_LIMIT.toNanos();
        Map<String, List<Entry>> answers = new LinkedHashMap<>();
        asking.forEach((source, answer) -> answers.put(source, taken(source, answer, end, notices)));
        return page.cut(answers, notices);
    }

    /** A source and what it will say. */
    private record Asked(TimelineSource source, Future<List<Entry>> answer) {}

    private Map<String, Asked> asked(Id customer, Instant before, int limit, List<String> notices) {
        Caller caller = acts.caller();
        Map<String, Asked> answers = new LinkedHashMap<>();
        for (TimelineSource source : extensions.active(TimelineSource.class, Clinic.ORGANISATION)) {
            String id = source.id();
            try {
                Future<List<Entry>> answer = threads.submit(
                        id, () -> acts.access().as(caller, () -> source.entries(customer, before, limit)));
                answers.put(id, new Asked(source, answer));
            } catch (RejectedExecutionException busy) {
                LOG.warn("timeline source {} was left out: too many wait for it", id);
                notices.add(id);
            }
        }
        return answers;
    }

    private List<Entry> taken(String source, Asked asked, long end, List<String> notices) {
        Future<List<Entry>> answer = asked.answer();
        try {
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(false);
            LOG.warn("timeline source {} took more than {}", source, TIME_LIMIT);
            PluginGate.overdue(asked.source(), "took longer than " + TIME_LIMIT.toSeconds() + " s");
        } catch (ExecutionException failed) {
            LOG.warn("timeline source {} failed", source, failed.getCause());
        } catch (InterruptedException stopped) {
            answer.cancel(false);
            Thread.currentThread().interrupt();
        }
        notices.add(source);
        return List.of();
    }
}
