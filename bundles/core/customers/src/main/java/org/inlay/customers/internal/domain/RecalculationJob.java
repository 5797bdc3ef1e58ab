package org.inlay.customers.internal.domain;

import java.time.Duration;
import java.util.Optional;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes up recalculations that failed or were cancelled, so that no tag stays UNDECIDED for ever (T6). */
@Component
public final class RecalculationJob implements Job {
    private final Recalculation recalculation;

    @Activate
    public RecalculationJob(@Reference Recalculation recalculation) {
        this.recalculation = recalculation;
    }

    @Override
    public String id() {
        return "customers.tags-again";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(5));
    }

    @Override
    public void run(Context context) {
        int due = recalculation.due();
        if (due > 0) {
            context.outcome(due + " recalculations");
        }
    }
}
