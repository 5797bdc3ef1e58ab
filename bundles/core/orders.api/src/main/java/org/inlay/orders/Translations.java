package org.inlay.orders;

import java.time.Instant;
import java.util.List;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.VisitType;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.spi.Importer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Old conditions that were translated (T8): reported by the dry runs of imports, and kept in a ledger that is appended to. */
@ProviderType
public interface Translations {
    /** The latest translations first. Needs {@code catalogue:read} anywhere. */
    Page<Translation> list(PageRequest page);

    /**
     * Says of the rules of one batch of an import whom each matched in the old system and whom both readings match now, in the
     * report; unless it is a dry run the ledger keeps what was chosen. In the caller's transaction; asks no permission.
     */
    void translate(List<Rule> rules, LegacyReading reading, Importer.Options options);

    /**
     * What had an old condition: an item, a filter or a rule of a plugin.
     *
     * @param code what the file calls it
     * @param item code of the item it is, if it is one
     * @param plugin the plugin whose rule it is, if it is one
     * @param became the record it became, if it is no item; null in a dry run
     */
    record Rule(
            String code,
            String name,
            @Nullable String item,
            @Nullable String plugin,
            @Nullable Id became,
            OldCondition condition) {}

    /**
     * A card of the old system that was sold to certain customers only, a filter that found them, or a rule of a plugin for them.
     *
     * @param item code of the card's item; null of others
     * @param plugin id of the plugin whose rule it is; null of others
     * @param segment the saved segment the filter became; null of others
     * @param rule the record of the plugin that the rule became; null of others
     * @param name of the card, filter or rule
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
            @Nullable String plugin,
            @Nullable Id segment,
            @Nullable Id rule,
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
