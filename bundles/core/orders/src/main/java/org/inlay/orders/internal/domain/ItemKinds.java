package org.inlay.orders.internal.domain;

import java.util.Set;

/** What the core's item kinds are told apart by. */
final class ItemKinds {
    private static final Set<String> WITH_SESSIONS = Set.of("PACKAGE", "CARD");

    private ItemKinds() {}

    /** Whether items of this kind hold components that become entitlements. */
    static boolean holdsSessions(String kind) {
        return WITH_SESSIONS.contains(kind);
    }
}
