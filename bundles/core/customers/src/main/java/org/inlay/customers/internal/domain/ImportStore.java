package org.inlay.customers.internal.domain;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.inlay.customers.Customer;
import org.inlay.customers.LegacyTypes.LegacyType;

/** Writes imported customers set-wise: the same rows that entering them one by one writes. */
public interface ImportStore {
    /** Those of these chart numbers that somebody has. */
    Set<String> takenChartNumbers(Collection<String> chartNumbers);

    /** Stores new customers with their facts, names to search, consents and old types. */
    void insert(List<Customer> customers, List<LegacyType> legacy);
}
