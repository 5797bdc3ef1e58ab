package org.inlay.customers.internal.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** Keeps customers, their consents and the rows by which they are found and locked. */
public interface CustomerStore {
    /** Whether a person's data is in use, kept for the law only, or gone. */
    enum State {
        ACTIVE,
        RESTRICTED,
        ERASED
    }

    /** Stores a new customer with its facts row; gives it with its version. */
    Customer insert(Customer customer);

    /** Replaces what is entered of a customer and raises its version. */
    Customer update(Customer customer);

    Optional<Customer> find(Id id);

    /** These customers, by id. */
    List<Customer> all(Collection<Id> ids);

    /** Those of these customers that are neither restricted nor erased. */
    List<Customer> active(Collection<Id> ids);

    State state(Id id);

    /** Sets the state; ERASED also takes away everything that identifies the person. */
    void state(Id id, State state);

    /** Ids after {@code after} of living, unmerged customers that match any of these, ascending. */
    List<Id> search(Query query, @Nullable Id after, int limit);

    /** Who else has this mobile, or this name and birthday. */
    List<Id> alike(Customer customer);

    /** Whether any record has this mobile. */
    boolean mobileKnown(String mobile);

    /** Whether another customer has the chart number. */
    boolean chartNumberTaken(String chartNumber, Id except);

    /** The record that this one was merged into, or itself; empty when unknown. */
    Optional<Id> kept(Id id);

    /** The record that this one was merged into; empty when it stands for itself. */
    default Optional<Id> mergedInto(Id id) {
        return kept(id).filter(kept -> !kept.equals(id));
    }

    /** The record and all that were merged into it, over any number of steps. */
    List<Id> united(Id standing);

    /** For each of these records the one it was merged into, or itself; unknown ones are absent. */
    Map<Id, Id> kept(Collection<Id> ids);

    void setMergedInto(Id id, @Nullable Id kept);

    /** Locks the customer's row until the transaction ends; false when there is none. */
    boolean lock(Id id);

    /** Locks these customers' rows; says how many there are. */
    int lock(Collection<Id> ids);

    void recordConsent(Id id, Customers.Consent consent);

    /** Every consent given and withdrawn, newest first. */
    List<Customers.Consent> consents(Id customer);

    /** Customers above {@code after}, merged ones too, ascending. */
    List<Id> after(Id after, int limit);

    long count();

    /**
     * What is searched.
     *
     * @param part part of a name; null when everybody is asked for
     * @param mobile E.164, when the text is a telephone number
     * @param tail last four digits, when the text is four digits
     */
    record Query(
            @Nullable String part,
            @Nullable String mobile,
            @Nullable String tail,
            @Nullable String chartNumber) {}
}
