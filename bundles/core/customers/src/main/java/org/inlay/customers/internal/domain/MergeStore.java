package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inlay.customers.Customers;
import org.inlay.platform.Id;

/** Remembers merges and, row by row, what moved by them. */
public interface MergeStore {
    void insert(Customers.Merge merge);

    Optional<Customers.Merge> find(Id merge);

    /** Merges in which the customer was kept or the duplicate, newest first. */
    List<Customers.Merge> of(Id customer);

    void undo(Id merge, Instant at, String by);

    /** Gives this bundle's rows of the duplicate to the kept customer and remembers each. */
    void move(Id merge, Id kept, Id duplicate);

    /** Remembers a consent that the merge withdrew. */
    void rememberConsent(Id merge, Id consent);

    Set<Id> rememberedConsents(Id merge);

    /** The customers between whom merges moved this treatment record. */
    Set<Id> ownersOfTreatment(Id record);

    /** Gives the remembered rows back. */
    void giveBack(Id merge, Id kept, Id duplicate);
}
