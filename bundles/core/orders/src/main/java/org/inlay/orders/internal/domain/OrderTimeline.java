package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Timeline;
import org.inlay.customers.Timeline.Entry;
import org.inlay.customers.spi.TimelineSource;
import org.inlay.platform.Access;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The customer's orders on the timeline: confirmed and cancelled, of clinics the caller may read. */
@Component(service = TimelineSource.class)
public class OrderTimeline implements TimelineSource {
    private static final String READ = "orders:read";

    private final Access access;
    private final OrderDates orders;

    @Activate
    public OrderTimeline(@Reference Access access, @Reference OrderDates orders) {
        this.access = access;
        this.orders = orders;
    }

    @Override
    public String id() {
        return "orders";
    }

    @Override
    public List<Entry> entries(Id customer, Instant before, int limit) {
        if (!access.caller().mayAnywhere(READ)) {
            return List.of();
        }
        Set<String> clinics = access.caller().may(READ, Clinic.ORGANISATION)
                ? null
                : access.caller().permissions().get(READ);
        List<Entry> entries = new ArrayList<>();
        for (OrderDates.Dated order : orders.before(customer, clinics, before, limit)) {
            add(entries, order, "orders.confirmed", order.confirmedAt(), before);
            add(entries, order, "orders.cancelled", order.cancelledAt(), before);
        }
        return entries.stream().sorted(Timeline.NEWEST_FIRST).limit(limit).toList();
    }

    private static void add(
            List<Entry> entries, OrderDates.Dated order, String kind, @Nullable Instant at, Instant before) {
        if (at != null && at.isBefore(before)) {
            entries.add(new Entry(
                    at,
                    kind,
                    order.clinic(),
                    order.id(),
                    Map.of(
                            "number",
                            order.number(),
                            "type",
                            order.type(),
                            "net",
                            order.sold().toString())));
        }
    }
}
