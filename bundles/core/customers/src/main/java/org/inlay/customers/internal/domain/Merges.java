package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers;
import org.inlay.customers.Events;
import org.inlay.customers.internal.domain.PersonChange.Kind;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Merges two records of one person over all bundles, and takes the merge apart again, each in one transaction. */
@Component(service = Merges.class)
public final class Merges {
    private final Acts acts;
    private final CustomerStore customers;
    private final MergeStore store;
    private final Standing standing;
    private final MergedConsents consents;
    private final Settlement settlement;
    private final History history;
    private final PersonChanges changes;
    private final org.inlay.platform.Events events;

    @Activate
    public Merges(
            @Reference Acts acts,
            @Reference CustomerStore customers,
            @Reference MergeStore store,
            @Reference Standing standing,
            @Reference MergedConsents consents,
            @Reference Settlement settlement,
            @Reference History history,
            @Reference PersonChanges changes,
            @Reference org.inlay.platform.Events events) {
        this.acts = acts;
        this.customers = customers;
        this.store = store;
        this.standing = standing;
        this.consents = consents;
        this.settlement = settlement;
        this.history = history;
        this.changes = changes;
        this.events = events;
    }

    Customers.Merge merge(Id kept, Id duplicate) {
        if (kept.equals(duplicate)) {
            throw Problem.conflict("merge-same");
        }
        return acts.transaction(() -> {
            lockBoth(kept, duplicate);
            String clinic = requireBoth(kept, duplicate);
            if (Stream.of(kept, duplicate)
                    .anyMatch(id -> customers.mergedInto(id).isPresent())) {
                throw Problem.conflict("already-merged");
            }
            refuseErased(kept, duplicate);
            Customers.Merge merge = new Customers.Merge(acts.nextId(), kept, duplicate, acts.now(), acts.by(), false);
            store.insert(merge);
            consents.merged(merge);
            changes.tell(PersonChange.merge(acts.nextId(), Kind.MERGE, merge.id(), kept, duplicate));
            customers.setMergedInto(duplicate, kept);
            settlement.anew(kept, duplicate);
            history.derivedAnew(kept, duplicate);
            acts.audit("customers.merged", "customer", kept, clinic, Map.of("duplicate", duplicate.toString()));
            events.publish(new Events.CustomersMerged(merge.id(), kept, duplicate, merge.at()), kept);
            return merge;
        });
    }

    Customers.Merge unmerge(Id id) {
        return acts.transaction(() -> {
            Customers.Merge merge = store.find(id).orElseThrow(() -> Problem.notFound("merge"));
            Id kept = merge.kept();
            Id duplicate = merge.duplicate();
            lockBoth(kept, duplicate);
            String clinic = requireBoth(kept, duplicate);
            if (store.find(id).filter(m -> !m.undone()).isEmpty()) {
                throw Problem.conflict("not-merged");
            }
            if (customers.mergedInto(kept).isPresent()) {
                throw Problem.conflict("merge-covered");
            }
            customers.setMergedInto(duplicate, null);
            consents.unmerged(merge);
            changes.tell(PersonChange.merge(acts.nextId(), Kind.UNMERGE, id, kept, duplicate));
            store.undo(id, acts.now(), acts.by());
            settlement.anew(kept, duplicate);
            history.derivedAnew(kept, duplicate);
            acts.audit("customers.unmerged", "customer", kept, clinic, Map.of("duplicate", duplicate.toString()));
            events.publish(new Events.CustomersUnmerged(id, kept, duplicate, acts.now()), kept);
            return new Customers.Merge(id, kept, duplicate, merge.at(), merge.by(), true);
        });
    }

    /** A person whose data was restricted or erased is not brought back by another record. */
    private void refuseErased(Id kept, Id duplicate) {
        Stream.of(kept, duplicate).map(customers::state).forEach(state -> {
            if (state != CustomerStore.State.ACTIVE) {
                throw Problem.conflict(state == CustomerStore.State.ERASED ? "erased" : "restricted");
            }
        });
    }

    List<Customers.Merge> of(Id customer) {
        return store.of(customer);
    }

    /** In the order of their ids, so that two merges cannot wait for each other. */
    private void lockBoth(Id a, Id b) {
        Stream.of(a, b).sorted().forEach(standing::lockAsIs);
    }

    private String requireBoth(Id kept, Id duplicate) {
        List<Customer> both = customers.all(List.of(kept, duplicate));
        both.forEach(customer -> acts.access().require(Permissions.MERGE, customer.clinic()));
        return both.get(0).clinic();
    }
}
