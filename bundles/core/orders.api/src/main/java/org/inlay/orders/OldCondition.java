package org.inlay.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.LegacyTypes.LegacyType;
import org.inlay.customers.VisitType;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.Importer.Column;
import org.inlay.platform.spi.Importer.Options;
import org.inlay.platform.spi.Importer.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Whom a rule of the old system was for: certain customer types, certain visit types, or both (T8). It is read from two columns
 * of an import and becomes values of the tag {@code deal} and last visit types.
 *
 * @param clinic code of the clinic whose customers it concerns; empty = those of every clinic
 * @param customerTypes of {@link LegacyReading#NEW} and {@link LegacyReading#OLD}; empty = any
 * @param visitTypes empty = any
 */
public record OldCondition(String clinic, List<String> customerTypes, List<VisitType> visitTypes) {
    /** The tag that the customer types become values of. */
    public static final String TAG = "deal";

    /** The columns it is read from. */
    public static final List<Column> COLUMNS = List.of(
            new Column(
                    "customerType",
                    false,
                    "Old customer types it was for only, 新客 or 老客, parted by |; translated to the deal tag (T8).",
                    "老客"),
            new Column(
                    "visitType",
                    false,
                    "Old visit types it was for only, 初诊 or 复诊, parted by |; translated to the last visit type (T8).",
                    "初诊|复诊"));

    private static final String READING = "customerTypes";

    /** The choice of the reading, for importers of such rules. */
    public static final Setting READINGS = new Setting(
            READING,
            List.of(LegacyReading.DEALS.name(), LegacyReading.VISITS.name()),
            "How customerType is understood; choose as for customers. DEALS: 新客 = one deal date, 老客 = several."
                    + " VISITS: 新客 = no deal, 老客 = one or several.");

    private static final Map<String, String> CUSTOMER_WORDS = Map.of(
            "新客", LegacyReading.NEW, "老客", LegacyReading.OLD, "NEW", LegacyReading.NEW, "OLD", LegacyReading.OLD);

    private static final Map<String, VisitType> VISIT_WORDS = Map.of(
            "初诊", VisitType.INITIAL,
            "复诊", VisitType.RETURN,
            "疗程内", VisitType.IN_COURSE,
            "复查", VisitType.CHECK_UP,
            "再消费", VisitType.REPURCHASE,
            "INITIAL", VisitType.INITIAL,
            "RETURN", VisitType.RETURN,
            "IN_COURSE", VisitType.IN_COURSE,
            "CHECK_UP", VisitType.CHECK_UP,
            "REPURCHASE", VisitType.REPURCHASE);

    private static final List<String> VALUES = List.of("NONE", "ONCE", "MULTIPLE");

    /** Reads a row's; an unknown word is a violation. */
    public static OldCondition read(Cells cells, String clinic) {
        return new OldCondition(
                clinic, several(cells, "customerType", CUSTOMER_WORDS), several(cells, "visitType", VISIT_WORDS));
    }

    /** The reading that the caller of the import chose. */
    public static LegacyReading reading(Options options) {
        return LegacyReading.valueOf(options.setting(READING));
    }

    /** The meanings of the words in a cell, parted by bars; each once. */
    private static <T> List<T> several(Cells cells, String column, Map<String, T> words) {
        String text = cells.optional(column, 200);
        if (text == null) {
            return List.of();
        }
        List<T> meanings = new ArrayList<>();
        for (String word : text.split("\\|", -1)) {
            T meaning = words.get(word.strip());
            if (meaning == null) {
                cells.refuse(column, "import.choice");
                return List.of();
            }
            if (!meanings.contains(meaning)) {
                meanings.add(meaning);
            }
        }
        return List.copyOf(meanings);
    }

    /** Whether it concerns customers whose types were told in this clinic. */
    public boolean concerns(String told) {
        return clinic.isEmpty() || clinic.equals(told);
    }

    /** Whether it is for everybody. */
    public boolean isNone() {
        return customerTypes.isEmpty() && visitTypes.isEmpty();
    }

    /** Whether the old system would have taken this customer. */
    public boolean matched(LegacyType type) {
        String customer = type.customerType();
        VisitType visit = type.visitType();
        return (customerTypes.isEmpty() || customer != null && customerTypes.contains(customer))
                && (visitTypes.isEmpty() || visit != null && visitTypes.contains(visit));
    }

    /** The values of the deal tag that this reading makes of the customer types. */
    public List<String> deals(LegacyReading reading) {
        return VALUES.stream()
                .filter(value -> customerTypes.stream()
                        .anyMatch(type -> reading.condition(type).contains(value)))
                .toList();
    }

    /** The tags it asks for; none when it names no customer type. */
    public Map<String, Set<String>> tags(LegacyReading reading) {
        return customerTypes.isEmpty() ? Map.of() : Map.of(TAG, Set.copyOf(deals(reading)));
    }

    /** Whether the translated condition holds for a customer with this value of the deal tag and last visit type. */
    public boolean holds(LegacyReading reading, String deal, @Nullable VisitType last) {
        return (customerTypes.isEmpty() || deals(reading).contains(deal))
                && (visitTypes.isEmpty() || last != null && visitTypes.contains(last));
    }

    /** The sale conditions it becomes; null when everybody could buy it. */
    public Item.@Nullable SaleConditions translated(LegacyReading reading) {
        if (isNone()) {
            return null;
        }
        return new Item.SaleConditions(
                visitTypes.stream().map(VisitType::name).toList(),
                customerTypes.isEmpty() ? Map.of() : Map.of(TAG, deals(reading)),
                true);
    }
}
