package org.inlay.orders.internal.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.inlay.customers.Visits;
import org.inlay.customers.spi.VisitEvidence.CustomerDay;
import org.inlay.orders.internal.domain.OrderStore.OfDay;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Attaches the orders of customer-days anew when their visits changed (V5). */
@Component(service = VisitAttachment.class)
public class VisitAttachment {
    private final OrderStore orders;
    private final Visits visits;

    @Activate
    public VisitAttachment(@Reference OrderStore orders, @Reference Visits visits) {
        this.orders = orders;
        this.visits = visits;
    }

    void renew(Set<CustomerDay> days) {
        List<OfDay> affected = orders.ofDays(days);
        if (affected.isEmpty()) {
            return;
        }
        List<Optional<Id>> found = visits.attachable(
                affected.stream().map(VisitAttachment::looking).toList());
        Map<Id, @Nullable Id> changed = new HashMap<>();
        for (int i = 0; i < affected.size(); i++) {
            Id visit = found.get(i).orElse(null);
            if (!Objects.equals(visit, affected.get(i).visit())) {
                changed.put(affected.get(i).order(), visit);
            }
        }
        orders.attach(changed);
    }

    private static Visits.Ordered looking(OfDay order) {
        CustomerDay day = order.day();
        return new Visits.Ordered(day.customer(), day.clinic(), day.date(), order.confirmedAt());
    }
}
