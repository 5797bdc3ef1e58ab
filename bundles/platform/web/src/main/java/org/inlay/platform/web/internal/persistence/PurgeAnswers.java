package org.inlay.platform.web.internal.persistence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forgets the answers of requests older than 30 days; nobody repeats a request that late. */
@Component
public final class PurgeAnswers implements Job {
    private static final Duration KEPT = Duration.ofDays(30);

    private final StoredAnswers answers;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public PurgeAnswers(
            @Reference StoredAnswers answers, @Reference Transactions transactions, @Reference Clock clock) {
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "web.purge-answers";
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
            last = transactions.required(() -> answers.purge(before));
            purged += last;
            context.progress(purged, 0);
        } while (last > 0 && !context.cancelled());
        context.outcome("purged " + purged);
    }
}
