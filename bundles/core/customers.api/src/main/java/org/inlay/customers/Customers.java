package org.inlay.customers;

import java.util.List;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.osgi.annotation.versioning.ProviderType;

/** The customers of the organisation: entered, found, changed, merged and taken apart again. */
@ProviderType
public interface Customers {
    /** Enters a customer; needs {@code customers:write} in the home clinic. Problems: {@code validation}, {@code chart-number-taken}. */
    Customer create(NewCustomer customer);

    /** The customer; needs {@code customers:read} anywhere. Problems: {@code not-found}. */
    Customer get(Id id);

    /** Changes a customer. Problems: {@code stale} when the version is not the present one, {@code validation}. */
    Customer update(Id id, long version, NewCustomer change);

    /** Finds by name, mobile (whole or last four digits) or chart number; needs {@code customers:read} anywhere. */
    Page<Customer> search(String query, PageRequest page);

    /** Customers that may be the same person: same mobile, or same name and birthday. */
    List<Customer> duplicates(Id id);

    /**
     * Merges {@code duplicate} into {@code kept}: its whole history counts for the kept one from now on, in one
     * transaction over all bundles; needs {@code customers:merge}. Problems: {@code merge-same}, {@code already-merged}.
     */
    Merge merge(Id kept, Id duplicate);

    /** Takes a merge apart: everything that came with the duplicate goes back to it. Problems: {@code not-merged}. */
    Merge unmerge(Id merge);

    /** A merge. */
    record Merge(Id id, Id kept, Id duplicate, boolean undone) {}

    /** Locks the customer's row until the transaction ends, so that histories of one customer change one after another. */
    void lock(Id customer);

    /** The record that stands for this customer now: itself, or the one it was merged into. Problems: {@code not-found}. */
    Id standing(Id customer);
}
