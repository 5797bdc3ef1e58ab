package org.inlay.customers.spi;

import java.util.Map;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ConsumerType;

/** What a bundle does with the data of a person; each call runs in the caller's transaction and may refuse by throwing. */
@ConsumerType
public interface CustomerData {
    /** Stable id, e.g. {@code orders}. */
    String id();

    /**
     * Gives everything of the duplicate to the kept customer.
     *
     * @param merge id under which what moved is remembered, for {@link #unmerge}
     */
    void merge(Id merge, Id kept, Id duplicate);

    /** Gives back to the duplicate what came from it by this merge. */
    void unmerge(Id merge, Id kept, Id duplicate);

    /** Everything stored of the person, as JSON-like values. */
    Map<String, Object> export(Id customer);

    /** Hides the data from everything but what the law asks (records kept ≥ 15 years). */
    void restrict(Id customer);

    /** Erases what the law lets; keeps money and records without identity. */
    void erase(Id customer);
}
