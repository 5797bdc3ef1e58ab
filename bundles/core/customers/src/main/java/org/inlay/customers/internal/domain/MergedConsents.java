package org.inlay.customers.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inlay.customers.Customer;
import org.inlay.customers.Customers.Consent;
import org.inlay.customers.Customers.Merge;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Consents of a person with two records: a consent withdrawn under the one no longer holds under the other that was given
 * before. Consents are never added. When the merge is taken apart, what it withdrew holds again.
 */
@Component(service = MergedConsents.class)
public final class MergedConsents {
    private final Acts acts;
    private final CustomerStore customers;
    private final MergeStore merges;

    @Activate
    public MergedConsents(@Reference Acts acts, @Reference CustomerStore customers, @Reference MergeStore merges) {
        this.acts = acts;
        this.customers = customers;
        this.merges = merges;
    }

    void merged(Merge merge) {
        List<Consent> own = customers.consents(merge.kept());
        List<Consent> theirs = customers.consents(merge.duplicate());
        for (String kind : customer(merge.kept()).consents()) {
            Optional<Consent> given = latest(own, kind);
            Optional<Consent> withdrawn = latest(theirs, kind)
                    .filter(change -> !change.given())
                    .filter(change ->
                            given.isEmpty() || change.at().isAfter(given.get().at()));
            if (withdrawn.isPresent()) {
                merges.rememberConsent(merge.id(), change(merge.kept(), kind, false));
            }
        }
    }

    void unmerged(Merge merge) {
        Set<Id> remembered = merges.rememberedConsents(merge.id());
        List<Consent> own = customers.consents(merge.kept());
        for (String kind : Entered.CONSENTS) {
            if (latest(own, kind)
                    .filter(change -> remembered.contains(change.id()))
                    .isPresent()) {
                change(merge.kept(), kind, true);
            }
        }
    }

    private Id change(Id id, String kind, boolean given) {
        Customer present = customer(id);
        List<String> consents = new ArrayList<>(present.consents());
        consents.remove(kind);
        if (given) {
            consents.add(kind);
        }
        customers.update(Entered.consenting(present, consents));
        Consent change = new Consent(acts.nextId(), kind, given, acts.now(), acts.by());
        customers.recordConsent(id, change);
        return change.id();
    }

    private Customer customer(Id id) {
        return customers.find(id).orElseThrow();
    }

    private static Optional<Consent> latest(List<Consent> newestFirst, String kind) {
        return newestFirst.stream().filter(change -> change.kind().equals(kind)).findFirst();
    }
}
