package org.inlay.platform;

import org.osgi.annotation.versioning.ProviderType;

/** The outbox: an event written in a transaction is delivered to every subscription at least once after it commits. */
@ProviderType
public interface Events {
    /**
     * Writes one delivery per subscription in the caller's transaction.
     *
     * @param event a past-tense record of ids, instants, amounts and codes
     * @param aggregate deliveries of one aggregate keep their order, e.g. the order's id
     */
    void publish(Record event, Id aggregate);
}
