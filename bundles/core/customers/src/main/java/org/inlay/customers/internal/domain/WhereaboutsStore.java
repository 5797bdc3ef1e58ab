package org.inlay.customers.internal.domain;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Whereabouts.Where;
import org.inlay.platform.Id;

/** Keeps the ways of visitors, appended only. */
public interface WhereaboutsStore {
    void append(Id id, Where where, String by);

    /** Where the visitor was seen last. */
    Optional<Where> last(Id visit);

    /** Where each visitor of the clinic's date was seen last, by visit. */
    Map<Id, Where> last(String clinic, LocalDate date);
}
