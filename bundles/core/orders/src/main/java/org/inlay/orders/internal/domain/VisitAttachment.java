package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.inlay.customers.Visits;
import org.inlay.orders.internal.domain.OrderStore.OfDay;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Attaches the orders of a customer-day anew when its visits changed (V5). */
@Component(service = VisitAttachment.class)
public class VisitAttachment {
    private final OrderStore orders;
    private final Visits visits;

    @Activate
    public VisitAttachment(@Reference OrderStore orders, @Reference Visits visits) {
        this.orders = orders;
        this.visits = visits;
    }

    void renew(Id customer, String clinic, LocalDate date) {
        Map<Id, @Nullable Id> changed = new HashMap<>();
        for (OfDay order : orders.ofDay(customer, clinic, date)) {
            Id visit = visits.attachable(customer, clinic, date, order.confirmedAt())
                    .orElse(null);
            if (!Objects.equals(visit, order.visit())) {
                changed.put(order.order(), visit);
            }
        }
        orders.attach(changed);
    }
}
