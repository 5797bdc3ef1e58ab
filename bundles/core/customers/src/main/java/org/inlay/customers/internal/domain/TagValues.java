package org.inlay.customers.internal.domain;

import java.time.Instant;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.customers.spi.TagProvider.Successor;

/** T6: what a stored state says at an instant, when only time has passed since. */
final class TagValues {
    private TagValues() {}

    /** The state itself, or its latest successor that has come. */
    static State at(State stored, Instant now) {
        State present = new State(stored.value(), stored.since());
        for (Successor next : stored.successors()) {
            if (!next.from().isAfter(now)) {
                present = new State(next.value(), next.from());
            }
        }
        return present;
    }
}
