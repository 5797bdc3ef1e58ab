package org.inlay.platform.web.internal.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets what was typed and not sent for a week: nobody goes on with it, and people's data is in it. */
@Component
public final class PurgeDrafts implements Job {
    private static final Duration KEPT = Duration.ofDays(7);

    private final FormDrafts drafts;
    private final Clock clock;

    @Activate
    public PurgeDrafts(@Reference FormDrafts drafts, @Reference Clock clock) {
        this.drafts = drafts;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "web.purge-drafts";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofDays(1));
    }

    @Override
    public void run(Context context) {
        Instant before = clock.instant().minus(KEPT);
        long purged = 0;
        int last;
        do {
            last = drafts.purge(before);
            purged += last;
            context.progress(purged, 0);
        } while (last > 0 && !context.cancelled());
        context.outcome("purged " + purged);
    }
}
