package org.inlay.platform.internal.domain;

import org.inlay.platform.spi.InvariantCheck;
import org.inlay.platform.spi.Job;
import org.inlay.platform.spi.RuleDefinition;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Brings what bundles contribute to the services that use it. Those services do not refer to contributions themselves:
 * a contribution may well need the service, and the two would wait for each other.
 */
@Component(service = Whiteboard.class, immediate = true)
public final class Whiteboard {
    private final VersionedRules rules;
    private final JobRunner jobs;
    private final JobSchedule schedule;
    private final CheckRunner checks;

    @Activate
    public Whiteboard(
            @Reference VersionedRules rules,
            @Reference JobRunner jobs,
            @Reference JobSchedule schedule,
            @Reference CheckRunner checks) {
        this.rules = rules;
        this.jobs = jobs;
        this.schedule = schedule;
        this.checks = checks;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRule(RuleDefinition<?> definition) {
        rules.add(definition);
    }

    void removeRule(RuleDefinition<?> definition) {
        rules.remove(definition);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJob(Job job, ServiceReference<Job> reference) {
        jobs.add(job, PluginBundles.plugin(reference.getBundle()).orElse(null)).ifPresent(schedule::repeat);
        schedule.wake();
    }

    void removeJob(Job job) {
        jobs.remove(job);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(InvariantCheck check) {
        checks.add(check);
    }

    void removeCheck(InvariantCheck check) {
        checks.remove(check);
    }
}
