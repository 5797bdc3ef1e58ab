package org.inlay.platform.internal.plugins;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.inlay.platform.Plugins.Preview;
import org.inlay.platform.internal.domain.PluginFitter;
import org.inlay.platform.internal.domain.RolePermissions;
import org.inlay.platform.spi.Plugin;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins are features {@code inlay-plugin-<id>} of Karaf; a feature {@code inlay-clinic-<type>} names those of a type of
 * clinic. Nothing is refreshed when one comes or goes. Karaf only lays the bundles down; they are started here, each
 * time anew: one whose start does not end must hold up neither Karaf nor the next start of the node.
 */
@Component(service = PluginFitter.class)
public final class KarafFitter implements PluginFitter {
    private static final Logger LOG = LoggerFactory.getLogger(KarafFitter.class);
    private static final String FEATURE = "inlay-plugin-";
    private static final String TYPE = "inlay-clinic-";
    private static final EnumSet<Option> QUIETLY = EnumSet.of(Option.NoAutoRefreshBundles, Option.NoAutoStartBundles);
    private static final long PATIENCE_SECONDS = 30;
    private static final long LOOK_MILLIS = 20;

    private final FeaturesService features;
    private final BundleContext context;
    private final Diagnosis diagnosis;
    private final Fence fence;
    private final RolePermissions permissions;
    private final Unpacked archives;
    private final Map<String, Part> parts = new ConcurrentHashMap<>();

    /** Those that have said that they are there, and those of them that are there as a whole. */
    private final Set<String> present = ConcurrentHashMap.newKeySet();

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
        this.archives = new Unpacked(Path.of(context.getProperty("inlay.data"), "plugins"), features);
        this.context = context;
        this.features = features;
        this.diagnosis = diagnosis;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPlugin(Plugin plugin) {
        present.add(plugin.id());
    }

    void removePlugin(Plugin plugin) {
        present.remove(plugin.id());
        whole.remove(plugin.id());
    }

    @Override
    public List<Found> found() {
        List<Feature> all = features();
        return all.stream()
                .filter(feature -> feature.getName().startsWith(FEATURE))
                .flatMap(feature -> found(feature, all).stream())
                .sorted(Comparator.comparing(Found::id))
                .toList();
    }

    /** Empty for one that cannot be read: it hides itself, not the others. */
    private Optional<Found> found(Feature feature, List<Feature> features) {
        String id = id(feature);
        List<String> types = features.stream()
                .filter(type -> type.getName().startsWith(TYPE))
                .filter(type -> type.getDependencies().stream()
                        .anyMatch(needed -> needed.getName().equals(feature.getName())))
                .map(type -> type.getName().substring(TYPE.length()))
                .sorted()
                .toList();
        try {
            Part heart = heart(feature);
            List<String> all = Stream.concat(types.stream(), heart.clinicTypes().stream())
                    .distinct()
                    .sorted()
                    .toList();
            return Optional.of(new Found(id, heart.name(), heart.version(), all));
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be read and is not offered", feature.getName(), e);
            return Optional.empty();
        }
    }

    @Override
    public Preview preview(String id) {
        Feature feature = feature(id);
        Part heart = heart(feature);
        Set<String> there = Stream.of(context.getBundles())
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .collect(Collectors.toUnmodifiableSet());
        List<String> coming = partsOf(feature)
                .map(part -> part.symbolicName() + " " + part.version())
                .filter(bundle -> !there.contains(bundle))
                .sorted()
                .toList();
        return new Preview(id, heart.version(), coming, List.of(), heart.tables(), heart.permissions());
    }

    @Override
    public Map<String, String> offered() {
        return archives.offered();
    }

    @Override
    public void offer(String id, String digest, byte[] archive) {
        try {
            features.addRepository(archives.unpack(id, digest, archive));
        } catch (Exception e) {
            throw new IllegalStateException(reason(e), e);
        }
    }

    @Override
    public void withdraw(String id) {
        try {
            for (URI repository : archives.repositories(id)) {
                features.removeRepository(repository, false);
            }
            parts.keySet().removeIf(location -> archives.isOf(id, location));
            archives.delete(id);
        } catch (Exception e) {
            throw new IllegalStateException(reason(e), e);
        }
    }

    @Override
    public Set<String> fitted() {
        return features().stream()
                .filter(feature -> feature.getName().startsWith(FEATURE))
                .filter(features::isInstalled)
                .map(KarafFitter::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean active(String id) {
        return whole.contains(id);
    }

    @Override
    public void fit(String id) {
        Feature feature = feature(id);
        try {
            if (!features.isInstalled(feature)) {
                Patience.of(PATIENCE_SECONDS).run("its installation", () -> features.installFeature(feature, QUIETLY));
            }
            List<Bundle> bundles = bundles(feature);
            Patience.of(PATIENCE_SECONDS).run("its start", () -> start(bundles));
            if (!comesUp(id, bundles)) {
                throw new IllegalStateException(diagnosis.of(bundles).orElse("It did not say that it is there"));
            }
            requireOnItsGround(id, bundles);
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
            takeOut(feature(id));
        } catch (Exception e) {
            throw new IllegalStateException(reason(e), e);
        }
    }

    /** Stops its bundles first, the one that names the plugin before its libraries. */
    private void takeOut(Feature feature) throws Exception {
        List<Bundle> bundles = new ArrayList<>(bundles(feature));
        Collections.reverse(bundles);
        Patience.of(PATIENCE_SECONDS).run("its end", () -> {
            for (Bundle bundle : bundles) {
                bundle.stop(Bundle.STOP_TRANSIENT);
            }
        });
        Patience.of(PATIENCE_SECONDS)
                .run("its removal", () -> features.uninstallFeature(feature.getName(), feature.getVersion(), QUIETLY));
    }

    /** Waits until the plugin is there as a whole: without one of its components it would not count where it should. */
    private boolean comesUp(String id, List<Bundle> bundles) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && !diagnosis.hopeless(bundles)) {
            if (present.contains(id) && diagnosis.of(bundles).isEmpty()) {
                whole.add(id);
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return false;
    }

    private List<Feature> features() {
        try {
            return List.copyOf(Arrays.asList(features.listFeatures()));
        } catch (Exception e) {
            throw new IllegalStateException("Karaf does not list its features", e);
        }
    }

    private Feature feature(String id) {
        return features().stream()
                .filter(feature -> feature.getName().equals(FEATURE + id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no feature " + FEATURE + id));
    }

    private static String id(Feature feature) {
        return feature.getName().substring(FEATURE.length());
    }

    /** The bundle that names the plugin. */
    private Part heart(Feature feature) {
        return partsOf(feature)
                .filter(part -> part.plugin().equals(id(feature)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No bundle of " + feature.getName() + " names " + id(feature) + " in " + Part.PLUGIN));
    }

    private Stream<Part> partsOf(Feature feature) {
        return feature.getBundles().stream()
                .map(BundleInfo::getLocation)
                .map(location -> parts.computeIfAbsent(location, Part::at));
    }

    private List<Bundle> bundles(Feature feature) {
        List<Bundle> bundles = new ArrayList<>();
        for (BundleInfo part : feature.getBundles()) {
            Bundle bundle = context.getBundle(part.getLocation());
            if (bundle != null) {
                bundles.add(bundle);
            }
        }
        return bundles;
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
