package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** What the manifests of bundles say of plugins; read once, because every call of an extension asks. */
public final class PluginBundles {
    private static final Map<Long, Declared> KNOWN = new ConcurrentHashMap<>();
    private static final int MANY = 1000;

    private PluginBundles() {}

    /** What the bundle says of itself; one that is gone says nothing. */
    public static Declared declared(@Nullable Bundle bundle) {
        if (bundle == null) {
            return Declared.CORE;
        }
        if (KNOWN.size() > MANY) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(bundle.getBundleId(), id -> read(bundle));
    }

    /** The id of the plugin that the bundle belongs to; empty for the core and for libraries. */
    public static Optional<String> plugin(@Nullable Bundle bundle) {
        return Optional.ofNullable(declared(bundle).plugin());
    }

    /** Whether what a plugin registers goes by its own name, and so in the place of nobody else's. */
    static boolean isOwn(String plugin, String id) {
        return id.startsWith(plugin)
                && (id.length() == plugin.length() || !Character.isLetterOrDigit(id.charAt(plugin.length())));
    }

    private static Declared read(Bundle bundle) {
        String plugin = bundle.getHeaders("").get("Inlay-Plugin");
        String permissions = bundle.getHeaders("").get("Inlay-Permissions");
        return plugin == null
                ? Declared.CORE
                : new Declared(
                        plugin,
                        permissions == null
                                ? Set.of()
                                : Set.of(permissions.strip().split("\\s*,\\s*")));
    }
}
