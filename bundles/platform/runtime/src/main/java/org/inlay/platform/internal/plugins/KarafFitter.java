package org.inlay.platform.internal.plugins;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.inlay.platform.Plugins.Preview;
import org.inlay.platform.internal.domain.PluginBundles;
import org.inlay.platform.internal.domain.PluginFitter;
import org.inlay.platform.internal.domain.RolePermissions;
import org.inlay.platform.spi.Plugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fits features of Karaf. Nothing is refreshed when one comes or goes. Karaf only lays the bundles down; they are started here,
 * each time anew: one whose start does not end must hold up neither Karaf nor the next start of the node.
 */
@Component(service = PluginFitter.class)
public final class KarafFitter implements PluginFitter {
    private static final Logger LOG = LoggerFactory.getLogger(KarafFitter.class);
    private static final EnumSet<Option> QUIETLY = EnumSet.of(Option.NoAutoRefreshBundles, Option.NoAutoStartBundles);
    private static final long PATIENCE_SECONDS = 30;
    private static final Duration LONGEST_BOOT = Duration.ofMinutes(5);

    /** Seconds that a plugin may take to start, to end, and to be removed; for tests. */
    private static final String PATIENCE = "inlay.plugin.patience";

    private static final long LOOK_MILLIS = 20;

    private final FeaturesService features;
    private final Diagnosis diagnosis;
    private final Fence fence;
    private final RolePermissions permissions;
    private final KarafCatalogue catalogue;
    private final Patience patience;
    private final Boot boot;

    /** Those that have said that they are there, with what they call themselves; and those that are there as a whole. */
    private final Map<String, String> present = new ConcurrentHashMap<>();

    private final Set<String> whole = ConcurrentHashMap.newKeySet();

    @Activate
    public KarafFitter(
            BundleContext context,
            @Reference FeaturesService features,
            @Reference Diagnosis diagnosis,
            @Reference Fence fence,
            @Reference RolePermissions permissions) {
        this.permissions = permissions;
        this.fence = fence;
        this.catalogue = new KarafCatalogue(context, features);
        this.boot = new Boot(context.getBundle(Constants.SYSTEM_BUNDLE_ID), LONGEST_BOOT);
        String seconds = context.getProperty(PATIENCE);
        this.patience = Patience.of(seconds == null ? PATIENCE_SECONDS : Long.parseLong(seconds));
        this.features = features;
        this.diagnosis = diagnosis;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPlugin(Plugin plugin, ServiceReference<Plugin> reference) {
        PluginBundles.plugin(reference.getBundle()).ifPresent(id -> present.put(id, plugin.id()));
    }

    void removePlugin(ServiceReference<Plugin> reference) {
        PluginBundles.plugin(reference.getBundle()).ifPresent(id -> {
            present.remove(id);
            whole.remove(id);
        });
    }

    @Override
    public List<Found> found() {
        return catalogue.found();
    }

    @Override
    public Preview preview(String id) {
        return catalogue.preview(id);
    }

    @Override
    public Map<String, String> offered() {
        return catalogue.offered();
    }

    @Override
    public void offer(String id, String digest, byte[] archive) {
        try {
            catalogue.offer(id, digest, archive);
        } catch (Exception e) {
            throw new IllegalStateException(reason(e), e);
        }
    }

    @Override
    public void withdraw(String id) {
        try {
            catalogue.withdraw(id);
        } catch (Exception e) {
            throw new IllegalStateException(reason(e), e);
        }
    }

    @Override
    public Set<String> fitted() {
        return catalogue.installed();
    }

    @Override
    public boolean active(String id) {
        return whole.contains(id);
    }

    @Override
    public void fit(String id) {
        Feature feature = catalogue.feature(id);
        try {
            if (!features.isInstalled(feature)) {
                patience.run("its installation", () -> features.installFeature(feature, QUIETLY));
            }
            List<Bundle> bundles = catalogue.bundles(feature);
            boot.awaitLevelOf(bundles);
            patience.run("its start", () -> start(bundles));
            if (!comesUp(id, bundles)) {
                throw new IllegalStateException(diagnosis.of(bundles).orElse("It did not say that it is there"));
            }
            requireOnItsGround(id, bundles);
            whole.add(id);
        } catch (Exception e) {
            IllegalStateException failure = new IllegalStateException(reason(e), e);
            try {
                takeOut(feature);
            } catch (Exception remaining) {
                failure.addSuppressed(remaining);
            }
            throw failure;
        }
    }

    private void requireOnItsGround(String id, List<Bundle> bundles) {
        List<String> trespasses = new ArrayList<>(fence.trespasses(bundles));
        permissions.refused(id).stream()
                .map(permission -> "declares the permission " + permission + ", which its manifest does not ask for")
                .forEach(trespasses::add);
        String name = present.getOrDefault(id, id);
        if (!name.equals(id)) {
            trespasses.add("calls itself " + name);
        }
        if (!trespasses.isEmpty()) {
            throw new IllegalStateException("It " + String.join("; it ", trespasses));
        }
    }

    /** Libraries first, the one that names the plugin last. */
    private static void start(List<Bundle> bundles) throws BundleException {
        for (Bundle bundle : bundles) {
            if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            }
        }
    }

    @Override
    public void remove(String id) {
        try {
            takeOut(catalogue.feature(id));
        } catch (Exception e) {
            throw new IllegalStateException(reason(e), e);
        }
    }

    /** Stops its bundles first, the one that names the plugin before its libraries. */
    private void takeOut(Feature feature) throws Exception {
        List<Bundle> bundles = new ArrayList<>(catalogue.bundles(feature));
        Collections.reverse(bundles);
        patience.run("its end", () -> {
            for (Bundle bundle : bundles) {
                bundle.stop(Bundle.STOP_TRANSIENT);
            }
        });
        patience.run("its removal", () -> features.uninstallFeature(feature.getName(), feature.getVersion(), QUIETLY));
    }

    /** Waits until the plugin is there as a whole: without one of its components it would not count where it should. */
    private boolean comesUp(String id, List<Bundle> bundles) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience.seconds());
        while (System.nanoTime() < end && !diagnosis.hopeless(bundles)) {
            if (present.containsKey(id) && diagnosis.of(bundles).isEmpty()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return false;
    }

    /** The innermost message: what is around it only says that something failed. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        LOG.debug("A plugin could not be fitted or taken out", failure);
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
