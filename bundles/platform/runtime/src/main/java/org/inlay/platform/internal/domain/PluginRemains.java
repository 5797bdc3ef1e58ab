package org.inlay.platform.internal.domain;

import org.inlay.platform.Plugins.Purged;

/** What a plugin that is taken out has left behind. */
public interface PluginRemains {
    /**
     * Writes it to a file, then drops it, in the caller's transaction.
     *
     * @param tables prefix of its tables; empty when it has none
     */
    Purged purge(String id, String tables);

    /** Whether there are tables of that prefix that another plugin, installed or not, has left. */
    boolean ofAnother(String id, String tables);
}
