package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inlay.customers.TreatmentRecords.Addendum;
import org.inlay.customers.TreatmentRecords.Treatment;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;

/** Keeps treatment records and what was added to them. */
public interface TreatmentStore {
    void insert(Treatment record, Instant draftedAt);

    /** Replaces a record's content and state, and raises its version. */
    void update(Treatment record);

    void add(Id record, Addendum addendum);

    /** The record with its addenda in time. */
    Optional<Treatment> find(Id record);

    /** Signed records above {@code after}, ascending, without their addenda. */
    List<Treatment> signed(Id after, int limit);

    /** The customer's records in these clinics, latest drafted first. */
    List<Treatment> of(Id customer, Callers.Seen seen, PageRequest page);
}
