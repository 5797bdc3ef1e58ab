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

    /** Up to so many who wait for theirs, customer → clinic, by customer. */
    Map<Id, String> waiting(Id batch, int limit);

    /** Notes that those who waited, from the first to the last of these, have theirs, but for the refused. */
    void settle(Id batch, Id first, Id last, Collection<Id> refused);

    void end(Id batch);

    /** A template's, newest first. */
    List<Batch> batches(Id template);
}
