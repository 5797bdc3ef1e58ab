package org.inlay.customers.internal.domain;

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

    /** Locks a record, merged or not. */
    void lockAsIs(Id customer) {
        if (!store.lock(customer)) {
            throw Problem.notFound("customer");
        }
    }
}
