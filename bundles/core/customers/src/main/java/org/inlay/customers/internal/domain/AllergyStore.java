package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Keeps what was said of allergies; nothing is changed, only taken back (G4). */
public interface AllergyStore {
    void insert(Entry entry);

    /** Takes an entry back; false when it was already. */
    boolean retract(Id entry, String reason, Instant at, String by);

    Optional<Entry> find(Id entry);

    /** All entries of these customers, those taken back too, in the order they were recorded. */
    List<Entry> of(Collection<Id> customers);

    /**
     * One entry; {@code substance} is empty when the customer was asked and has none known.
     *
     * @param retractedAt when it was taken back
     */
    record Entry(
            Id id,
            Id customer,
            String substance,
            @Nullable String reaction,
            @Nullable String severity,
            Instant at,
            String by,
            @Nullable Instant retractedAt) {
        /** Whether it says that none is known. */
        boolean none() {
            return substance.isEmpty();
        }

        boolean stands() {
            return retractedAt == null;
        }
    }
}
