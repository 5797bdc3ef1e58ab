package org.inlay.orders.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.LegacyTypes.LegacyType;
import org.inlay.customers.VisitType;
import org.inlay.orders.Item;
import org.jspecify.annotations.Nullable;

/**
 * Whom the old system sold a card to, or found by a filter: certain customer types, certain visit types, or both (T8).
 *
 * @param clinic code of the clinic whose customers it concerns; empty = those of every clinic
 * @param customerTypes of {@link LegacyReading#NEW} and {@link LegacyReading#OLD}; empty = any
 * @param visitTypes empty = any
 */
record OldCondition(String clinic, List<String> customerTypes, List<VisitType> visitTypes) {
    private static final List<String> VALUES = List.of("NONE", "ONCE", "MULTIPLE");

    /** Whether it concerns customers whose types were told in this clinic. */
    boolean concerns(String told) {
        return clinic.isEmpty() || clinic.equals(told);
    }

    boolean isNone() {
        return customerTypes.isEmpty() && visitTypes.isEmpty();
    }

    /** Whether the old system would have sold it to this customer. */
    boolean matched(LegacyType type) {
        String customer = type.customerType();
        VisitType visit = type.visitType();
        return (customerTypes.isEmpty() || customer != null && customerTypes.contains(customer))
                && (visitTypes.isEmpty() || visit != null && visitTypes.contains(visit));
    }

    /** The values of the deal tag that this reading makes of the customer types. */
    List<String> deals(LegacyReading reading) {
        return VALUES.stream()
                .filter(value -> customerTypes.stream()
                        .anyMatch(type -> reading.condition(type).contains(value)))
                .toList();
    }

    /** Whether the translated condition holds for a customer with this value of the deal tag and last visit type. */
    boolean holds(LegacyReading reading, String deal, @Nullable VisitType last) {
        return (customerTypes.isEmpty() || deals(reading).contains(deal))
                && (visitTypes.isEmpty() || last != null && visitTypes.contains(last));
    }

    /** The sale conditions it becomes; null when everybody could buy it. */
    Item.@Nullable SaleConditions translated(LegacyReading reading) {
        if (isNone()) {
            return null;
        }
        return new Item.SaleConditions(
                visitTypes.stream().map(VisitType::name).toList(),
                customerTypes.isEmpty() ? Map.of() : Map.of(DealTag.TAG, deals(reading)),
                true);
    }
}
