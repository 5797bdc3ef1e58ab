package org.inlay.platform.internal.domain;

import org.inlay.platform.spi.InvariantCheck;
import org.inlay.platform.spi.Job;
import org.inlay.platform.spi.RuleDefinition;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Brings what bundles contribute to the services that use it. Those services do not refer to contributions themselves:
 * a contribution may well need the service, and the two would wait for each other. What a plugin brings under a name that is not
 * its own would stand in the place of somebody else's, and is left alone.
 */
@Component(service = Whiteboard.class, immediate = true)
public final class Whiteboard {
    private final VersionedRules rules;
    private final JobRunner jobs;
    private final JobSchedule schedule;
    private final CheckRunner checks;
    private final PluginCalls calls;

    @Activate
    public Whiteboard(
            @Reference VersionedRules rules,
            @Reference JobRunner jobs,
            @Reference JobSchedule schedule,
            @Reference CheckRunner checks,
            @Reference PluginCalls calls) {
        this.rules = rules;
        this.jobs = jobs;
        this.schedule = schedule;
        this.checks = checks;
        this.calls = calls;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRule(RuleDefinition<?> definition, ServiceReference<RuleDefinition<?>> reference) {
        if (isOwn(plugin(reference), definition.id())) {
            rules.add(definition);
        }
    }

    void removeRule(RuleDefinition<?> definition) {
        rules.remove(definition);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJob(Job job, ServiceReference<Job> reference) {
        String plugin = plugin(reference);
        if (isOwn(plugin, job.id())) {
            jobs.add(job, plugin).ifPresent(schedule::repeat);
            schedule.wake();
        }
    }

    void removeJob(Job job) {
        jobs.remove(job);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addCheck(InvariantCheck check, ServiceReference<InvariantCheck> reference) {
        String plugin = plugin(reference);
        if (isOwn(plugin, check.id())) {
            checks.add(check, plugin);
        }
    }

    void removeCheck(InvariantCheck check) {
        checks.remove(check);
    }

    private static @Nullable String plugin(ServiceReference<?> reference) {
        return PluginBundles.plugin(reference.getBundle()).orElse(null);
    }

    private boolean isOwn(@Nullable String plugin, String name) {
        if (plugin == null || PluginBundles.isOwn(plugin, name)) {
            return true;
        }
        calls.broke(plugin, name + " is not of its own name");
        return false;
    }
}
