package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.customers.LegacyReading;
import org.inlay.customers.LegacyTypes.LegacyType;
import org.inlay.customers.Tags;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.orders.OldCondition;
import org.inlay.orders.internal.domain.OldTypes.Told;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts whom the old conditions matched, and whom each reading of them matches now, in the clinic of their types (T8). */
@Component(service = OldConditions.class)
public class OldConditions {
    private static final int CHUNK = 500;
    private static final int MOST_EXAMPLES = 100;

    private final OldTypes old;
    private final Tags tags;
    private final Visits visits;

    @Activate
    public OldConditions(@Reference OldTypes old, @Reference Tags tags, @Reference Visits visits) {
        this.old = old;
        this.tags = tags;
        this.visits = visits;
    }

    /** Customers matched by a reading, and those of them or of the old matches that the other side has not. */
    record Side(long matched, long onlyOld, long onlyNew) {}

    /** A customer on whom the readings differ. */
    record Differing(Id customer, Map<LegacyReading, Boolean> matched) {}

    /**
     * What a condition matches.
     *
     * @param before customers it matched in the old system
     * @param differ how many customers one reading matches and the other does not
     */
    record Matches(long before, Map<LegacyReading, Side> after, long differ, List<Differing> examples) {
        Side after(LegacyReading reading) {
            return after.getOrDefault(reading, new Side(0, 0, 0));
        }
    }

    /** One pass over the customers with old types, for all conditions. */
    Map<OldCondition, Matches> count(Collection<OldCondition> conditions) {
        Map<OldCondition, Count> counts = new LinkedHashMap<>();
        conditions.forEach(condition -> counts.put(condition, new Count(condition)));
        if (!counts.isEmpty()) {
            Id after = new Id(0);
            List<Told> page;
            do {
                page = old.after(after, CHUNK);
                page.forEach(told -> look(told, counts.values()));
                after = page.isEmpty()
                        ? after
                        : page.get(page.size() - 1).type().customer();
            } while (page.size() == CHUNK);
        }
        Map<OldCondition, Matches> matches = new LinkedHashMap<>();
        counts.forEach((condition, count) -> matches.put(condition, count.matches()));
        return matches;
    }

    private void look(Told told, Collection<Count> counts) {
        LegacyType type = told.type();
        String deal = type.deal() == null || told.decided()
                ? tags.value(type.customer(), type.clinic(), DealTag.TAG)
                : type.deal();
        VisitType last = type.visitType() == null || told.came()
                ? visits.lastType(type.customer(), type.clinic()).orElse(null)
                : type.visitType();
        counts.forEach(count -> count.add(type, deal, last));
    }

    /** Counts of one condition. */
    private static final class Count {
        private final OldCondition condition;
        private final Map<LegacyReading, long[]> after = new EnumMap<>(LegacyReading.class);
        private final List<Differing> examples = new ArrayList<>();
        private long before;
        private long differ;

        Count(OldCondition condition) {
            this.condition = condition;
            for (LegacyReading reading : LegacyReading.values()) {
                after.put(reading, new long[3]);
            }
        }

        void add(LegacyType type, String deal, @Nullable VisitType last) {
            if (!condition.concerns(type.clinic())) {
                return;
            }
            boolean was = condition.matched(type);
            before += was ? 1 : 0;
            Map<LegacyReading, Boolean> now = new EnumMap<>(LegacyReading.class);
            after.forEach((reading, count) -> {
                boolean is = condition.holds(reading, deal, last);
                now.put(reading, is);
                count[0] += is ? 1 : 0;
                count[1] += was && !is ? 1 : 0;
                count[2] += is && !was ? 1 : 0;
            });
            if (now.containsValue(true) && now.containsValue(false)) {
                differ++;
                if (examples.size() < MOST_EXAMPLES) {
                    examples.add(new Differing(type.customer(), Map.copyOf(now)));
                }
            }
        }

        Matches matches() {
            Map<LegacyReading, Side> sides = new EnumMap<>(LegacyReading.class);
            after.forEach((reading, count) -> sides.put(reading, new Side(count[0], count[1], count[2])));
            return new Matches(before, sides, differ, List.copyOf(examples));
        }
    }
}
