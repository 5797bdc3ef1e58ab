package org.inlay.platform.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A subscription to one type of event: called at least once per event, in order per aggregate, in a transaction of its
 * own, as the platform. Deliveries wait while the handler is absent.
 */
@ConsumerType
public interface EventHandler<E extends Record> {
    /** Stable id of the subscription, e.g. {@code customers.timeline}. */
    String id();

    Class<E> type();

    void handle(E event);
}
