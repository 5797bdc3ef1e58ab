package org.inlay.customers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The types customers had in the old system, kept as dated facts (T8). Translated conditions use them until a customer's
 * first new decision, then the tag. Asks no permission.
 */
@ProviderType
public interface LegacyTypes {
    /** The change that tag providers which know old types depend on. */
    String CHANGE = "customers.legacy";

    /** The old types of those of these customers who have any. */
    Map<Id, LegacyType> of(Collection<Id> customers);

    /** Customers above {@code after} with any of these old types, ascending; of every type when none is named. */
    List<LegacyType> after(Id after, Collection<String> customerTypes, int limit);

    /** Those of these customers who have come, since the import, to the clinic their old types were told of. */
    Set<Id> cameSince(Collection<Id> customers);

    /**
     * The old types of a customer.
     *
     * @param clinic code of the home clinic they were told of
     * @param customerType {@link LegacyReading#NEW}, {@link LegacyReading#OLD}, or null when the file named none
     * @param visitType of 初诊 and 复诊, or null
     * @param deal value of the tag {@code deal} by the reading chosen; null without a customer type
     * @param at when the old system told it
     * @param importedAt when it was imported; decisions after it are new
     */
    record LegacyType(
            Id customer,
            String clinic,
            @Nullable String customerType,
            @Nullable VisitType visitType,
            @Nullable String deal,
            Instant at,
            Instant importedAt) {}
}
