package org.inlay.platform.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inlay.platform.Plugins.Preview;

/** What fits plugins into the running platform and takes them out, on this node. */
public interface PluginFitter {
    /** The plugins that can be fitted, by id. */
    List<Found> found();

    /** One of them. */
    default Optional<Found> found(String id) {
        return found().stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    /** What fitting it would bring. */
    Preview preview(String id);

    /** Digests of the archives that this node offers, by plugin. */
    Map<String, String> offered();

    /** Offers what an accepted archive brings. */
    void offer(String id, String digest, byte[] archive);

    /** Offers what an archive of this plugin brought no longer. */
    void withdraw(String id);

    /** Ids of those whose parts are in place, whether they work or not. */
    Set<String> fitted();

    /** Whether it has said that it is there. */
    boolean active(String id);

    /**
     * Fits it and waits until it is active. What does not come up is taken out again.
     *
     * @throws IllegalStateException that says why
     */
    void fit(String id);

    /** Takes it out. */
    void remove(String id);

    /** A plugin that can be fitted. */
    record Found(String id, String name, String version, List<String> clinicTypes) {}
}
