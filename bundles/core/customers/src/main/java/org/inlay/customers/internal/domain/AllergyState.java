package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.inlay.customers.Allergies.Allergy;
import org.inlay.customers.Allergies.Known;
import org.inlay.customers.internal.domain.AllergyStore.Entry;
import org.inlay.customers.spi.TagProvider.State;
import org.jspecify.annotations.Nullable;

/** T3: what a customer's entries come to. */
final class AllergyState {
    static final String YES = "yes";
    static final String NO = "no";

    private AllergyState() {}

    static Known known(List<Entry> entries) {
        List<Entry> standing = entries.stream().filter(Entry::stands).toList();
        List<Allergy> items = standing.stream()
                .filter(e -> !e.none())
                .map(e -> new Allergy(e.id(), e.substance(), e.reaction(), e.severity(), e.at(), e.by()))
                .toList();
        String status = !items.isEmpty() ? "YES" : standing.isEmpty() ? "NOT_ASKED" : "NONE_KNOWN";
        return new Known(status, items);
    }

    /** The tag's value since the change of history that made it so; empty before any entry. */
    static Optional<State> tag(List<Entry> entries) {
        List<Change> changes = new ArrayList<>();
        for (Entry entry : entries) {
            Instant retracted = entry.retractedAt();
            int weight = entry.none() ? 0 : 1;
            changes.add(new Change(entry.at(), weight));
            if (retracted != null) {
                changes.add(new Change(retracted, -weight));
            }
        }
        changes.sort(Comparator.comparing(Change::at));
        int standing = 0;
        @Nullable State state = null;
        for (Change change : changes) {
            standing += change.weight();
            String value = standing > 0 ? YES : NO;
            if (state == null || !state.value().equals(value)) {
                state = new State(value, change.at());
            }
        }
        return Optional.ofNullable(state);
    }

    private record Change(Instant at, int weight) {}
}
