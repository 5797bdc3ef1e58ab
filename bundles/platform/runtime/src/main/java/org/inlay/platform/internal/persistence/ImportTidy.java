package org.inlay.platform.internal.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Id;
import org.inlay.platform.Jobs;
import org.inlay.platform.Transactions;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes up runs whose request was cut off with its node, and deletes files nobody needs. */
@Component
public final class ImportTidy implements Job {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Clock clock;
    private final Jobs jobs;
    private final Transactions transactions;
    private final ImportRuns runs;
    private final ImportSpool spool;

    @Activate
    public ImportTidy(
            @Reference Clock clock,
            @Reference Jobs jobs,
            @Reference Transactions transactions,
            @Reference ImportRuns runs,
            @Reference ImportSpool spool) {
        this.clock = clock;
        this.jobs = jobs;
        this.transactions = transactions;
        this.runs = runs;
        this.spool = spool;
    }

    @Override
    public String id() {
        return "imports.tidy";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(5));
    }

    @Override
    public void run(Context context) {
        Instant now = clock.instant();
        List<Id> abandoned = transactions.required(() -> runs.abandoned(now.minus(PATIENCE)));
        for (Id run : abandoned) {
            transactions.run(() -> runs.job(
                    run,
                    jobs.start(ImportJob.ID, run.toString(), Map.of(ImportJob.RUN, run.toString()))
                            .id()));
        }
        try {
            spool.tidy(now, run -> transactions.required(() -> runs.open(run)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
