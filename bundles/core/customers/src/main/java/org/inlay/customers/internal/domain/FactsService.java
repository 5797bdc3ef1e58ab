package org.inlay.customers.internal.domain;

import java.util.Map;
import org.inlay.customers.Facts;
import org.inlay.platform.Clinic;
import org.inlay.platform.Jobs;
import org.inlay.platform.Jobs.Run;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Starts the job that counts facts anew. */
@Component
public final class FactsService implements Facts {
    private static final String WRITE = "jobs:write";
    private static final String ALL = "all";

    private final Acts acts;
    private final Jobs jobs;

    @Activate
    public FactsService(@Reference Acts acts, @Reference Jobs jobs) {
        this.acts = acts;
        this.jobs = jobs;
    }

    @Override
    public Run rebuild() {
        acts.access().requireEverywhere(WRITE);
        return acts.transaction(() -> {
            Run run = jobs.start(RebuildJob.ID, ALL, Map.of());
            acts.audit("facts.rebuilding", "job", run.id(), Clinic.ORGANISATION, Map.of());
            return run;
        });
    }
}
