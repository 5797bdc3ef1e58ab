package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.Set;

/** Which plugins the organisation wants, as the database keeps it. */
public interface PluginBook {
    /** The wanted ones by id. */
    Map<String, Wanted> wanted();

    /** Wants the plugin, on in these clinics; a further revision of one that is wanted has every node try it again. */
    void want(String id, Set<String> clinics);

    /** Wants it no longer; returns whether it was wanted. */
    boolean drop(String id);

    /** Switches it in a clinic; returns whether it is wanted at all. */
    boolean switchTo(String id, String clinic, boolean on);

    /**
     * A wanted plugin.
     *
     * @param revision counts how often it was asked for
     * @param clinics where it is on
     */
    record Wanted(long revision, Set<String> clinics) {}
}
