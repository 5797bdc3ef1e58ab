package org.inlay.platform.internal.plugins;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inlay.platform.internal.domain.PluginBundles;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/** The packages that the running platform exports, without those of plugins. */
final class Exports {
    private final Map<String, Set<Version>> packages = new TreeMap<>();

    Exports(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            if (revision != null && PluginBundles.plugin(bundle).isEmpty()) {
                revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
                        .forEach(capability -> add(capability.getAttributes()));
            }
        }
    }

    private void add(Map<String, Object> attributes) {
        packages.computeIfAbsent(
                        String.valueOf(attributes.get(PackageNamespace.PACKAGE_NAMESPACE)), name -> new TreeSet<>())
                .add((Version) attributes.getOrDefault("version", Version.emptyVersion));
    }

    boolean has(String name) {
        return packages.containsKey(name);
    }

    Set<Version> versions(String name) {
        return packages.getOrDefault(name, Set.of());
    }

    boolean satisfies(String name, VersionRange range) {
        return versions(name).stream().anyMatch(range::includes);
    }
}
