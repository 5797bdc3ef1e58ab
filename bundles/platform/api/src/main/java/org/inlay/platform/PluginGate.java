package org.inlay.platform;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Where requests enter a plugin's code. For the shells that bring them there, not for plugins. */
@ProviderType
public interface PluginGate {
    /**
     * Enters; whoever has entered is waited for when the plugin is taken out.
     *
     * @param plugin its id
     * @param clinic the clinic that the request is about, null when it does not say
     * @throws Problem {@code plugin-off} (404) where it is off in that clinic, {@code plugin-stopping} (503)
     */
    Passage enter(String plugin, @Nullable String clinic);

    /** The clinics where the plugin that declares this permission is on; empty for a permission of the core. */
    Optional<Set<String>> clinics(String permission);

    /** A stay in a plugin's code. */
    interface Passage extends AutoCloseable {
        /** Counts the failure of the plugin. */
        void failed(Throwable failure);

        /** Leaves. */
        @Override
        void close();
    }
}
