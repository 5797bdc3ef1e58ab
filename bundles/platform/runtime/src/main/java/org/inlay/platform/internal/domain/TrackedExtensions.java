package org.inlay.platform.internal.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Extensions are services; one tracker per point, kept by name so that no class of a removed bundle is held. */
@Component
public final class TrackedExtensions implements Extensions {
    private final BundleContext context;
    private final PluginSwitches switches;
    private final PluginCalls calls;
    private final Map<String, ServiceTracker<Object, Tracked>> trackers = new ConcurrentHashMap<>();

    /** There once the platform's tables are; whoever prices needs tables of its own. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable PluginBook book;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable PluginReconciler reconciler;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable PluginFitter fitter;

    @Activate
    public TrackedExtensions(BundleContext context, @Reference PluginSwitches switches, @Reference PluginCalls calls) {
        this.context = context;
        this.switches = switches;
        this.calls = calls;
    }

    @Deactivate
    void stop() {
        trackers.values().forEach(ServiceTracker::close);
    }

    @Override
    public <T> List<T> active(Class<T> point, String clinic) {
        return registered(
                point,
                plugin ->
                        clinic.equals(Clinic.ORGANISATION) ? switches.isWanted(plugin) : switches.isOn(plugin, clinic),
                false);
    }

    @Override
    public Extensions settled(String clinic) {
        PluginBook present = book;
        PluginReconciler states = reconciler;
        PluginFitter fitted = fitter;
        if (present == null || states == null || fitted == null) {
            throw starting("platform");
        }
        Set<String> on = new HashSet<>();
        present.wanted().forEach((id, plugin) -> {
            if (plugin.clinics().contains(clinic) && states.failure(id, plugin).isEmpty()) {
                if (!fitted.active(id)) {
                    states.wake();
                    throw starting(id);
                }
                calls.holdForTransaction(id);
                on.add(id);
            }
        });
        return new Settled(on);
    }

    /** What one transaction keeps to, whatever is switched meanwhile. */
    private final class Settled implements Extensions {
        private final Set<String> on;

        Settled(Set<String> on) {
            this.on = on;
        }

        @Override
        public <T> List<T> active(Class<T> point, String clinic) {
            return registered(point, on::contains, true);
        }

        @Override
        public Extensions settled(String clinic) {
            return this;
        }
    }

    private static Problem starting(String plugin) {
        return new Problem(Problem.Kind.UNAVAILABLE, "plugin-starting").with("plugin", plugin);
    }

    /** The one place that decides whether an extension counts. The core's own always do. */
    private <T> List<T> registered(Class<T> point, Predicate<String> on, boolean held) {
        return trackers.computeIfAbsent(point.getName(), this::track).getTracked().values().stream()
                .filter(tracked -> tracked.plugin == null || on.test(tracked.plugin))
                .filter(tracked -> point.isInstance(tracked.service))
                .map(tracked -> tracked.as(point, held))
                .toList();
    }

    private ServiceTracker<Object, Tracked> track(String point) {
        ServiceTracker<Object, Tracked> tracker = new ServiceTracker<>(context, point, new Customizer());
        tracker.open();
        return tracker;
    }

    private final class Customizer implements ServiceTrackerCustomizer<Object, Tracked> {
        @Override
        public @Nullable Tracked addingService(ServiceReference<Object> reference) {
            Object service = context.getService(reference);
            return service == null
                    ? null
                    : new Tracked(
                            service, PluginBundles.plugin(reference.getBundle()).orElse(null));
        }

        @Override
        public void modifiedService(ServiceReference<Object> reference, Tracked tracked) {}

        @Override
        public void removedService(ServiceReference<Object> reference, Tracked tracked) {
            context.ungetService(reference);
        }
    }

    /** A registered extension; what a plugin registers is called through its guard. */
    private final class Tracked {
        private final Object service;
        private final @Nullable String plugin;
        private final Map<Boolean, Object> guarded = new ConcurrentHashMap<>();

        Tracked(Object service, @Nullable String plugin) {
            this.service = service;
            this.plugin = plugin;
        }

        <T> T as(Class<T> point, boolean held) {
            String owner = plugin;
            return point.cast(
                    owner == null
                            ? service
                            : guarded.computeIfAbsent(held, key -> calls.guard(point, owner, service, key)));
        }
    }
}
