package org.inlay.customers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** These customers by id, as {@link #get} gives them; unknown, restricted and erased ones are absent. */
    Map<Id, Customer> all(Collection<Id> ids);

    /**
     * Changes a customer; needs {@code customers:write} in its home clinic, old and new. Who may not see the mobile
     * leaves it unchanged by giving it masked. Problems: {@code stale} when the version is not the present one,
     * {@code validation}, {@code chart-number-taken}, {@code customer-merged}.
     */
    Customer update(Id id, long version, NewCustomer change);

    /** Finds by name, mobile (whole or last four digits) or chart number; needs {@code customers:read} anywhere. */
    Page<Customer> search(String query, PageRequest page);

    /** A mobile as it is kept: E.164, read in the country of the clinic; empty when it is none. Asks no permission. */
    Optional<String> mobile(String written, String clinic);

    /** Whether somebody has this mobile (E.164), restricted and merged records included. Asks no permission. */
    boolean isKnown(String mobile);

    /** Customers that may be the same person: same mobile, or same name and birthday. */
    List<Customer> duplicates(Id id);

    /**
     * Merges {@code duplicate} into {@code kept}: its whole history counts for the kept one from now on, in one
     * transaction over all bundles; needs {@code customers:merge}. Problems: {@code merge-same}, {@code already-merged}.
     */
    Merge merge(Id kept, Id duplicate);

    /** Takes a merge apart: everything that came with the duplicate goes back to it. Problems: {@code not-merged}. */
    Merge unmerge(Id merge);

    /** The merges in which the customer took part, newest first; needs {@code customers:read} anywhere. */
    List<Merge> merges(Id customer);

    /** A merge; {@code undone} once it was taken apart. */
    record Merge(Id id, Id kept, Id duplicate, Instant at, String by, boolean undone) {}

    /** Every consent given and withdrawn, newest first; needs {@code customers:read} anywhere. */
    List<Consent> consents(Id customer);

    /**
     * One change of a consent, kept for ever (G4).
     *
     * @param kind {@code MARKETING} or {@code MEDICAL}
     * @param given false = withdrawn
     * @param by login of who recorded it
     */
    record Consent(Id id, String kind, boolean given, Instant at, String by) {}

    /**
     * Locks the customer's row until the transaction ends, so that histories of one customer change one after another.
     * Problems: {@code not-found}, {@code customer-merged} when another record stands for it.
     */
    void lock(Id customer);

    /** The record that stands for this customer now: itself, or the one it was merged into. Problems: {@code not-found}. */
    Id standing(Id customer);

    /** The record that stands for each of these customers now; unknown ones are absent. */
    Map<Id, Id> standing(Collection<Id> customers);

    /**
     * Locks whoever stands for these customers, in few statements, and gives who stands for each. Problems: {@code
     * not-found}.
     */
    Map<Id, Id> lockStanding(Collection<Id> customers);
}
