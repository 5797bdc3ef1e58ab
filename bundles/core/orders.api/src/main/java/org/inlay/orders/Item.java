package org.inlay.orders;

import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be sold.
 *
 * @param code unique in the organisation
 * @param kind {@code SERVICE, GOODS, DRUG, PACKAGE, CARD}, or a plugin's ({@code membership:TOP_UP})
 * @param price list price
 * @param components what a package or card holds; empty for the others
 */
public record Item(
        Id id,
        String code,
        String name,
        String kind,
        Money price,
        @Nullable String category,
        List<Component> components,
        @Nullable SaleConditions saleConditions,
        boolean active,
        long version) {
    /**
     * Part of a package or card: becomes an entitlement when sold.
     *
     * @param item code of the item
     * @param quantity sessions or pieces
     * @param validDays days from the sale's business date on which it may be executed; null = no end
     */
    public record Component(
            String item, int quantity, @Nullable Integer validDays) {}

    /**
     * Who may buy it (D14): every condition that is set must hold.
     *
     * @param lastVisitTypes allowed last visit types; {@code NONE} = 未到访; empty = any
     * @param tags tag → allowed values
     * @param translated whether they were conditions of the old system: until a customer's first new decision they go by
     *     the type the customer had there (T8)
     */
    public record SaleConditions(List<String> lastVisitTypes, Map<String, List<String>> tags, boolean translated) {
        /** Conditions of this system's own. */
        public SaleConditions(List<String> lastVisitTypes, Map<String, List<String>> tags) {
            this(lastVisitTypes, tags, false);
        }
    }
}
