package org.inlay.customers.internal.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.inlay.customers.spi.CustomerData;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every bundle that stores something of a person follow what happens to the person's records. For a plugin that is away the change
 * waits, and so does every later one until it has caught up: each follows all of them in their order.
 */
@Component(service = PersonChanges.class)
public class PersonChanges {
    private static final Logger LOG = LoggerFactory.getLogger(PersonChanges.class);

    private final Acts acts;
    private final PersonChangeStore store;
    private final Standing standing;
    private final Extensions extensions;

    @Activate
    public PersonChanges(
            @Reference Acts acts,
            @Reference PersonChangeStore store,
            @Reference Standing standing,
            @Reference Extensions extensions) {
        this.acts = acts;
        this.store = store;
        this.standing = standing;
        this.extensions = extensions;
    }

    /** In the caller's transaction, which has locked the records: who is there follows now, the others later. */
    void tell(PersonChange change) {
        Map<String, CustomerData> there = there();
        Set<String> behind = store.behind();
        there.forEach((holder, data) -> {
            if (!behind.contains(holder)) {
                change.tell(data);
            }
        });
        Set<String> later = new TreeSet<>(store.known());
        later.removeAll(there.keySet());
        later.addAll(behind);
        later.forEach(holder -> store.wait(holder, change));
    }

    private Map<String, CustomerData> there() {
        Map<String, CustomerData> there = new HashMap<>();
        extensions.active(CustomerData.class, Clinic.ORGANISATION).forEach(data -> there.put(data.id(), data));
        return there;
    }

    /** Has those who came back catch up; returns how many changes were followed. One who cannot holds up no other. */
    int catchUp() {
        Map<String, CustomerData> there = there();
        acts.transactions().run(() -> store.seen(there.keySet()));
        int followed = 0;
        for (String holder : acts.transaction(store::behind)) {
            CustomerData data = there.get(holder);
            if (data != null) {
                followed += catchUp(holder, data);
            }
        }
        return followed;
    }

    private int catchUp(String holder, CustomerData data) {
        int followed = 0;
        try {
            while (acts.transaction(() -> follow(holder, data))) {
                followed++;
            }
        } catch (RuntimeException failed) {
            LOG.warn("{} cannot catch up with what happened to customers; it is tried again", holder, failed);
        }
        return followed;
    }

    private boolean follow(String holder, CustomerData data) {
        Optional<PersonChange> next = store.next(holder);
        next.ifPresent(change -> {
            Stream.of(change.customer(), change.duplicate())
                    .filter(Objects::nonNull)
                    .sorted()
                    .forEach(standing::lockAsIs);
            if (store.done(holder, change.id())) {
                change.tell(data);
            }
        });
        return next.isPresent();
    }
}
