package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.spi.EventHandler;
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
    private final Dispatcher dispatcher;
    private final JobRunner jobs;
    private final JobSchedule schedule;
    private final CheckRunner checks;
    private final PluginCalls calls;
    private final Map<EventHandler<?>, EventHandler<?>> handlers = new ConcurrentHashMap<>();

    @Activate
    public Whiteboard(
            @Reference VersionedRules rules,
            @Reference Dispatcher dispatcher,
            @Reference JobRunner jobs,
            @Reference JobSchedule schedule,
            @Reference CheckRunner checks,
            @Reference PluginCalls calls) {
        this.rules = rules;
        this.dispatcher = dispatcher;
        this.jobs = jobs;
        this.schedule = schedule;
        this.checks = checks;
        this.calls = calls;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addRule(RuleDefinition<?> definition) {
        rules.add(definition);
    }

    void removeRule(RuleDefinition<?> definition) {
        rules.remove(definition);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(EventHandler<?> handler, ServiceReference<EventHandler<?>> reference) {
        String plugin = PluginBundles.plugin(reference.getBundle()).orElse(null);
        EventHandler<?> called = plugin == null ? handler : calls.guard(EventHandler.class, plugin, handler, false);
        handlers.put(handler, called);
        dispatcher.add(called, plugin);
    }

    void removeHandler(EventHandler<?> handler) {
        EventHandler<?> called = handlers.remove(handler);
        if (called != null) {
            dispatcher.remove(called);
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJob(Job job) {
        jobs.add(job);
        if (job.every().isPresent()) {
            schedule.repeat(job.id());
        }
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
