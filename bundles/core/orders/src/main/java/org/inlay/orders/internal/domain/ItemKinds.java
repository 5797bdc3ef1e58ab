package org.inlay.orders.internal.domain;

import java.util.Optional;
import java.util.Set;

/** What the core's item kinds are told apart by. */
public final class ItemKinds {
    private static final Set<String> WITH_SESSIONS = Set.of("PACKAGE", "CARD");

    private static final String SEPARATOR = ":";
    /** Kinds that put money on an account end like this (D12). */
    private static final String TOP_UP = ":TOP_UP";

    private ItemKinds() {}

    /** Whether the kind stands under the plugin's name: {@code membership:TOP_UP}. */
    static boolean isOf(String kind, String plugin) {
        return kind.startsWith(plugin + SEPARATOR);
    }

    /** The plugin that adds the kind; empty for the core's. */
    static Optional<String> pluginOf(String kind) {
        int end = kind.indexOf(SEPARATOR);
        return end < 0 ? Optional.empty() : Optional.of(kind.substring(0, end));
    }

    /** Whether items of this kind hold components that become entitlements. */
    static boolean holdsSessions(String kind) {
        return WITH_SESSIONS.contains(kind);
    }

    /** Whether selling an item of this kind puts money on an account (D12). */
    public static boolean topsUp(String kind) {
        return kind.endsWith(TOP_UP);
    }
}
