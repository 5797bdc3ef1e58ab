package org.inlay.customers.internal.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which record stands for a customer after merges, and its lock. */
@Component(service = Standing.class)
public final class Standing {
    private final CustomerStore store;

    @Activate
    public Standing(@Reference CustomerStore store) {
        this.store = store;
    }

    /** The record that stands for this customer now. Problems: {@code not-found}. */
    public Id of(Id customer) {
        Id kept = store.kept(customer).orElseThrow(() -> Problem.notFound("customer"));
        return kept.equals(customer) ? customer : of(kept);
    }

    /** Locks the record until the transaction ends. Problems: {@code not-found}, {@code customer-merged}. */
    public void lock(Id customer) {
        lockAsIs(customer);
        store.mergedInto(customer).ifPresent(kept -> {
            throw Problem.conflict("customer-merged").with("mergedInto", kept);
        });
    }

    /** Locks the record that stands for the customer and gives it. Problems: {@code not-found}. */
    public Id lockOf(Id customer) {
        Id standing = of(customer);
        lockAsIs(standing);
        return store.mergedInto(standing).isEmpty() ? standing : lockOf(standing);
    }

    /**
     * Reads what belongs to a customer and gives it with its customer locked. It is read again once the lock is held: a
     * merge, or its end, may have moved it meanwhile, also to somebody else.
     */
    <T> T locked(Supplier<T> read, Function<T, Id> customer) {
        T present = read.get();
        Id locked = lockOf(customer.apply(present));
        for (present = read.get(); !customer.apply(present).equals(locked); present = read.get()) {
            locked = lockOf(customer.apply(present));
        }
        return present;
    }

    /** The record that stands for each of these customers now; unknown ones are absent. */
    public Map<Id, Id> of(Collection<Id> customers) {
        Map<Id, Id> standing = new HashMap<>(store.kept(customers));
        Set<Id> merged = new HashSet<>(standing.values());
        merged.removeAll(standing.keySet());
        if (!merged.isEmpty()) {
            Map<Id, Id> further = of(merged);
            standing.replaceAll((customer, kept) -> further.getOrDefault(kept, kept));
        }
        return standing;
    }

    /** Locks whoever stands for these customers and gives who stands for each. Problems: {@code not-found}. */
    public Map<Id, Id> lockOf(Collection<Id> customers) {
        Map<Id, Id> before = of(customers);
        Set<Id> wanted = new TreeSet<>(before.values());
        if (!before.keySet().containsAll(customers) || store.lock(wanted) != wanted.size()) {
            throw Problem.notFound("customer");
        }
        Map<Id, Id> after = of(customers);
        return after.equals(before) ? after : lockOf(customers);
    }

    /** Locks a record, merged or not. */
    void lockAsIs(Id customer) {
        if (!store.lock(customer)) {
            throw Problem.notFound("customer");
        }
    }
}
