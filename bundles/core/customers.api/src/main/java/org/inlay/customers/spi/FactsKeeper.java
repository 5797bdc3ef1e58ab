package org.inlay.customers.spi;

import java.util.Collection;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps facts of customers in tables of its own and can count them again. */
@ConsumerType
public interface FactsKeeper {
    /**
     * Counts the facts of these customers from history. Runs in the caller's transaction, which holds their locks; tells
     * {@link org.inlay.customers.Tags} what changed.
     */
    void rebuild(Collection<Id> customers);
}
