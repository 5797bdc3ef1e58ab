package org.inlay.platform.internal.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says of itself before it runs.
 *
 * @param plugin the plugin it belongs to; null for the core and for libraries
 * @param permissions what it asks for
 */
public record Declared(@Nullable String plugin, Set<String> permissions) {
    static final Declared CORE = new Declared(null, Set.of());

    /** Whether the bundle may declare this permission: a plugin one of its own name that it asked for. */
    public boolean allows(String permission) {
        return plugin == null || permission.startsWith(plugin + ":") && permissions.contains(permission);
    }
}
