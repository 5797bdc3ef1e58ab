package org.inlay.platform.internal.plugins;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.inlay.platform.Plugins.Preview;
import org.inlay.platform.internal.domain.PluginFitter.Found;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins that Karaf offers: features {@code inlay-plugin-<id>}, shipped or unpacked from archives, and the features {@code
 * inlay-clinic-<type>} that name those of a type of clinic.
 */
final class KarafCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(KarafCatalogue.class);
    private static final String FEATURE = "inlay-plugin-";
    private static final String TYPE = "inlay-clinic-";

    private final BundleContext context;
    private final FeaturesService features;
    private final Unpacked archives;
    private final Map<String, Part> parts = new ConcurrentHashMap<>();

    KarafCatalogue(BundleContext context, FeaturesService features) {
        this.context = context;
        this.features = features;
        this.archives = new Unpacked(Path.of(context.getProperty("inlay.data"), "plugins"), features);
    }

    /** Those that can be fitted, by id. */
    List<Found> found() {
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

    /** What fitting it would bring; nothing is ever refreshed for it. */
    Preview preview(String id) {
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

    /** Digests of the archives that are offered here, by plugin. */
    Map<String, String> offered() {
        return archives.offered();
    }

    /** Offers what an archive brings. */
    void offer(String id, String digest, byte[] archive) throws Exception {
        features.addRepository(archives.unpack(id, digest, archive));
    }

    /** Offers what an archive of the plugin brought no longer. */
    void withdraw(String id) throws Exception {
        for (URI repository : archives.repositories(id)) {
            features.removeRepository(repository, false);
        }
        parts.keySet().removeIf(location -> archives.isOf(id, location));
        archives.delete(id);
    }

    /** Ids of those whose bundles are installed. */
    Set<String> installed() {
        return features().stream()
                .filter(feature -> feature.getName().startsWith(FEATURE))
                .filter(features::isInstalled)
                .map(KarafCatalogue::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Feature> features() {
        try {
            return List.copyOf(Arrays.asList(features.listFeatures()));
        } catch (Exception e) {
            throw new IllegalStateException("Karaf does not list its features", e);
        }
    }

    /** Its feature. */
    Feature feature(String id) {
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

    /** Its bundles that are installed, libraries first. */
    List<Bundle> bundles(Feature feature) {
        List<Bundle> bundles = new ArrayList<>();
        for (BundleInfo part : feature.getBundles()) {
            Bundle bundle = context.getBundle(part.getLocation());
            if (bundle != null) {
                bundles.add(bundle);
            }
        }
        return bundles;
    }
}
