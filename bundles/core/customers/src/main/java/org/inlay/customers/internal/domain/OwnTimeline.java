package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.inlay.customers.Timeline;
import org.inlay.customers.Timeline.Entry;
import org.inlay.customers.spi.TimelineSource;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this bundle knows of the customer's history. */
@Component
public final class OwnTimeline implements TimelineSource {
    private final Acts acts;
    private final TimelineStore store;

    @Activate
    public OwnTimeline(@Reference Acts acts, @Reference TimelineStore store) {
        this.acts = acts;
        this.store = store;
    }

    @Override
    public String id() {
        return "customers";
    }

    @Override
    public List<Entry> entries(Id customer, Instant before, int limit) {
        return acts.transaction(() -> {
            List<Entry> entries = new ArrayList<>();
            entries.addAll(store.visits(customer, seen(Permissions.VISITS_READ), before, limit));
            entries.addAll(store.appointments(customer, seen(Permissions.APPOINTMENTS_READ), before, limit));
            entries.addAll(store.enquiries(customer, seen(Permissions.ENQUIRIES_READ), before, limit));
            entries.addAll(store.treatments(customer, seen(Permissions.MEDICAL_READ), before, limit));
            entries.addAll(store.allergies(customer, before, limit));
            entries.sort(Timeline.NEWEST_FIRST);
            return List.copyOf(entries.subList(0, Math.min(entries.size(), limit)));
        });
    }

    private Callers.Seen seen(String permission) {
        return Callers.seen(acts.caller(), permission);
    }
}
