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

    /** Says that somebody gave up waiting for this extension; three times, and its plugin is taken out. The core's are borne. */
    static void overdue(Object extension, String what) {
        if (extension instanceof Guarded guarded) {
            guarded.overdue(what);
        }
    }

    /** What the platform has in the place of a plugin's extension. */
    interface Guarded {
        /** It took too long. */
        void overdue(String what);
    }

    /** A stay in a plugin's code. */
    interface Passage extends AutoCloseable {
        /** Counts the failure of the plugin. */
        void failed(Throwable failure);

        /** Leaves. */
        @Override
        void close();
    }
}
