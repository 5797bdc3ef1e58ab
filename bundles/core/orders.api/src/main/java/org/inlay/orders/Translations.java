package org.inlay.orders;

import java.time.Instant;
import java.util.List;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.VisitType;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The ledger of old conditions that were translated (T8); appended to by imports. */
@ProviderType
public interface Translations {
    /** The latest translations first. Needs {@code catalogue:read} anywhere. */
    Page<Translation> list(PageRequest page);

    /**
     * A card of the old system that was sold to certain customers only, or a filter that found them.
     *
     * @param item code of the card's item; null of a filter
     * @param segment the saved segment the filter became; null of a card
     * @param name of the card or filter
     * @param customerTypes old customer types it named, {@code NEW} and {@code OLD}; empty = any
     * @param visitTypes old visit types it named; empty = any
     * @param reading how the customer types were understood
     * @param deals values of the tag {@code deal} it names now; empty = any
     * @param before customers matched before
     * @param after customers matched after
     * @param onlyBefore customers matched before and not after
     * @param onlyAfter customers matched after and not before
     */
    record Translation(
            Id id,
            @Nullable String item,
            @Nullable Id segment,
            String name,
            List<String> customerTypes,
            List<VisitType> visitTypes,
            LegacyReading reading,
            List<String> deals,
            long before,
            long after,
            long onlyBefore,
            long onlyAfter,
            Instant at,
            String by) {}
}
