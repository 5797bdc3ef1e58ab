package org.inlay.platform.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Problem;
import org.inlay.platform.internal.domain.PluginBook.Wanted;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
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
        return trackers.computeIfAbsent(point.getName(), this::track).getTracked().entrySet().stream()
                .filter(entry -> isOn(entry.getKey(), clinic))
                .map(Map.Entry::getValue)
                .filter(point::isInstance)
                .map(point::cast)
                .toList();
    }

    @Override
    public void settle(String clinic) {
        PluginBook present = book;
        PluginReconciler states = reconciler;
        PluginFitter fitted = fitter;
        if (present == null || states == null || fitted == null) {
            throw starting("platform");
        }
        Map<String, Wanted> wanted = present.wanted();
        wanted.forEach((id, plugin) -> {
            if (plugin.clinics().contains(clinic)
                    && !fitted.active(id)
                    && states.failure(id).isEmpty()) {
                throw starting(id);
            }
        });
        switches.take(wanted);
    }

    private static Problem starting(String plugin) {
        return new Problem(Problem.Kind.UNAVAILABLE, "plugin-starting").with("plugin", plugin);
    }

    /** The one place that decides whether an extension counts in a clinic. The core's own count everywhere. */
    private boolean isOn(ServiceReference<?> extension, String clinic) {
        Bundle bundle = extension.getBundle();
        if (bundle == null) {
            return false;
        }
        return Optional.ofNullable(bundle.getHeaders().get(PLUGIN))
                .map(plugin ->
                        clinic.equals(Clinic.ORGANISATION) ? switches.isWanted(plugin) : switches.isOn(plugin, clinic))
                .orElse(true);
    }

    private ServiceTracker<Object, Object> track(String point) {
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, point, null);
        tracker.open();
        return tracker;
    }
}
