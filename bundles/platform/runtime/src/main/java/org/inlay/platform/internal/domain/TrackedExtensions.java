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
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.tracker.ServiceTracker;

/** Extensions are services; one tracker per point, kept by name so that no class of a removed bundle is held. */
@Component
public final class TrackedExtensions implements Extensions {
    private static final String PLUGIN = "Inlay-Plugin";

    private final BundleContext context;
    private final PluginSwitches switches;
    private final Map<String, ServiceTracker<Object, Object>> trackers = new ConcurrentHashMap<>();

    /** There once the platform's tables are; whoever prices needs tables of its own. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable PluginBook book;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable PluginReconciler reconciler;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable PluginFitter fitter;

    @Activate
    public TrackedExtensions(BundleContext context, @Reference PluginSwitches switches) {
        this.context = context;
        this.switches = switches;
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
                        clinic.equals(Clinic.ORGANISATION) ? switches.isWanted(plugin) : switches.isOn(plugin, clinic));
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
            if (plugin.clinics().contains(clinic) && states.failure(id).isEmpty()) {
                if (!fitted.active(id)) {
                    throw starting(id);
                }
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
            return registered(point, on::contains);
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
    private <T> List<T> registered(Class<T> point, Predicate<String> on) {
        return trackers.computeIfAbsent(point.getName(), this::track).getTracked().entrySet().stream()
                .filter(entry -> counts(entry.getKey().getBundle(), on))
                .map(Map.Entry::getValue)
                .filter(point::isInstance)
                .map(point::cast)
                .toList();
    }

    private static boolean counts(@Nullable Bundle bundle, Predicate<String> on) {
        if (bundle == null) {
            return false;
        }
        String plugin = bundle.getHeaders().get(PLUGIN);
        return plugin == null || on.test(plugin);
    }

    private ServiceTracker<Object, Object> track(String point) {
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, point, null);
        tracker.open();
        return tracker;
    }
}
