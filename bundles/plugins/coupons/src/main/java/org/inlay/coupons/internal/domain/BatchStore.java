package org.inlay.coupons.internal.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Id;

/** Where issues to many are kept, and who waits for theirs. */
public interface BatchStore {
    /** Freezes whom a batch is for; customer → clinic. */
    void add(Batch batch, Map<Id, String> recipients, Instant at);

    Optional<Batch> batch(Id id);

    /** Up to so many who wait for theirs, in the order in which they are dealt with. */
    Waiting waiting(Id batch, int limit);

    /**
     * Who waits.
     *
     * @param clinics customer → clinic
     * @param last the place of the last of them in the batch
     */
    record Waiting(Map<Id, String> clinics, long last) {}

    /** Notes that those who waited up to this place have theirs, so many, but for the refused; who comes second counts nothing. */
    void settle(Id batch, long last, int issued, Collection<Id> refused);

    void end(Id batch);

    /** A template's, newest first. */
    List<Batch> batches(Id template);
}
