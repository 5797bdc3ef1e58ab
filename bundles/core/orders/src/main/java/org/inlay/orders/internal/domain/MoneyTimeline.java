package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.inlay.customers.Timeline.Entry;
import org.inlay.customers.spi.TimelineSource;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The customer's payments, returns and executions on the timeline, of clinics the caller may read. */
@Component(service = TimelineSource.class)
public final class MoneyTimeline implements TimelineSource {
    private static final String READ = "orders:read";

    private final Access access;
    private final MoneyHistory history;

    @Activate
    public MoneyTimeline(@Reference Access access, @Reference MoneyHistory history) {
        this.access = access;
        this.history = history;
    }

    @Override
    public String id() {
        return "orders.money";
    }

    @Override
    public List<Entry> entries(Id customer, Instant before, int limit) {
        if (!access.caller().mayAnywhere(READ)) {
            return List.of();
        }
        boolean everywhere = access.caller().may(READ, Clinic.ORGANISATION);
        Set<String> clinics = access.caller().permissions().getOrDefault(READ, Set.of());
        return history.before(customer, everywhere ? null : clinics, before, limit).stream()
                .map(one -> new Entry(one.at(), one.kind(), one.clinic(), one.subject(), one.details()))
                .toList();
    }
}
