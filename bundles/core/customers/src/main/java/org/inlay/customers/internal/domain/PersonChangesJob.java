package org.inlay.customers.internal.domain;

import java.time.Duration;
import java.util.Optional;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every minute, has bundles that were away catch up with what happened to customers. */
@Component
public final class PersonChangesJob implements Job {
    private final PersonChanges changes;

    @Activate
    public PersonChangesJob(@Reference PersonChanges changes) {
        this.changes = changes;
    }

    @Override
    public String id() {
        return "customers.catch-up";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofMinutes(1));
    }

    @Override
    public void run(Context context) {
        context.outcome(Integer.toString(changes.catchUp()));
    }
}
