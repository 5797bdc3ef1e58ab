package org.inlay.customers.internal.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inlay.customers.VisitType;
import org.inlay.platform.Clinic;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a customer's visits in one clinic, or in the organisation (V6, G7).
 *
 * @param days distinct dates with a visit that is not void
 */
public record VisitFacts(
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable VisitType lastType,
        int days) {
    /** Before any visit: 未到访. */
    public static final VisitFacts NONE = new VisitFacts(null, null, null, 0);

    /** The facts of a customer's visits by clinic, the organisation's under {@link Clinic#ORGANISATION}. */
    static Map<String, VisitFacts> of(Collection<Arrival> visits) {
        Map<String, List<Arrival>> scopes = new HashMap<>();
        scopes.put(Clinic.ORGANISATION, new ArrayList<>());
        for (Arrival visit : visits) {
            if (!visit.isVoid()) {
                scopes.computeIfAbsent(visit.clinic(), c -> new ArrayList<>()).add(visit);
                scopes.computeIfAbsent(Clinic.ORGANISATION, c -> new ArrayList<>())
                        .add(visit);
            }
        }
        Map<String, VisitFacts> facts = new HashMap<>();
        scopes.forEach((clinic, arrivals) -> facts.put(clinic, ofScope(arrivals)));
        return facts;
    }

    private static VisitFacts ofScope(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return NONE;
        }
        TreeMap<LocalDate, Map<String, Arrival>> days = new TreeMap<>();
        arrivals.stream()
                .sorted(Arrival.IN_TIME)
                .forEach(visit ->
                        days.computeIfAbsent(visit.date(), d -> new HashMap<>()).putIfAbsent(visit.clinic(), visit));
        VisitType type = days.lastEntry().getValue().values().stream()
                .max(Arrival.IN_TIME)
                .orElseThrow()
                .type();
        return new VisitFacts(days.firstKey(), days.lastKey(), type, days.size());
    }
}
