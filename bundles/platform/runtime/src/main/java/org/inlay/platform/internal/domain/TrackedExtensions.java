package org.inlay.platform.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.inlay.platform.Extensions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;

/** Extensions are services; one tracker per point, kept by name so that no class of a removed bundle is held. */
@Component
public final class TrackedExtensions implements Extensions {

    private final BundleContext context;
    private final Map<String, ServiceTracker<Object, Object>> trackers = new ConcurrentHashMap<>();

    @Activate
    public TrackedExtensions(BundleContext context) {
        this.context = context;
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

    /**
     * The one place that decides whether an extension counts in a clinic. An active plugin is on in every clinic: what
     * can be switched off per clinic comes with the plugins' own administration.
     */
    private static boolean isOn(ServiceReference<?> extension, String clinic) {
        return extension.getBundle() != null;
    }

    private ServiceTracker<Object, Object> track(String point) {
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, point, null);
        tracker.open();
        return tracker;
    }
}
