package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Gives the remembered rows back. */
    void giveBack(Id merge, Id duplicate);
}
