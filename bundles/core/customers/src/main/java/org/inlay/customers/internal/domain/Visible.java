package org.inlay.customers.internal.domain;

import org.inlay.customers.Customer;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whom a caller sees: who is restricted or erased shows to those who answer for personal data only. */
@Component(service = Visible.class)
public final class Visible {
    private final Acts acts;
    private final CustomerStore store;
    private final Standing standing;

    @Activate
    public Visible(@Reference Acts acts, @Reference CustomerStore store, @Reference Standing standing) {
        this.acts = acts;
        this.store = store;
        this.standing = standing;
    }

    /** The record itself, merged or not. Problems: {@code not-found}. */
    Customer record(Id id) {
        Customer customer = store.find(id).orElseThrow(() -> Problem.notFound("customer"));
        if (store.state(id) != CustomerStore.State.ACTIVE && !acts.may(Permissions.EXPORT, customer.clinic())) {
            throw Problem.notFound("customer");
        }
        return customer;
    }

    /** The record that stands for the customer now, whose history is asked for. Problems: {@code not-found}. */
    Id history(Id customer) {
        Customer found = store.find(customer).orElseThrow(() -> Problem.notFound("customer"));
        return record(found.mergedInto() == null ? customer : standing.of(customer))
                .id();
    }
}
