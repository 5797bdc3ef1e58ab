package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.Optional;
import org.inlay.customers.Segments.Saved;
import org.inlay.platform.Id;

/** Keeps named trees. */
public interface SavedSegmentStore {
    /**
     * Stores a new one.
     *
     * @throws org.inlay.platform.Problem {@code segment-name-taken}
     */
    void insert(Saved segment);

    /**
     * Stores a change of the version before; false when it is not the present one.
     *
     * @throws org.inlay.platform.Problem {@code segment-name-taken}
     */
    boolean update(Saved segment);

    /** Removes it; false when the version is not the present one. */
    boolean delete(Id id, long version);

    Optional<Saved> find(Id id);

    /** All of them, by name. */
    List<Saved> all();
}
