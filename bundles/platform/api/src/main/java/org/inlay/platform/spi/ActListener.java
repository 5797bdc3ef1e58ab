package org.inlay.platform.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told of every audited act of this server as soon as its transaction has committed, so that boards show it at once. What
 * must not be missed subscribes to an event instead ({@link EventHandler}).
 */
@ConsumerType
public interface ActListener {
    /**
     * Returns quickly: who acted waits for it.
     *
     * @param action as in {@code Audit.record}, e.g. {@code visits.arrived}
     * @param clinic where; {@code Clinic.ORGANISATION} when nowhere in particular
     */
    void done(String action, String clinic);
}
