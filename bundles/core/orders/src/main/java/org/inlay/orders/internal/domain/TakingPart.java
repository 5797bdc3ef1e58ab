package org.inlay.orders.internal.domain;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.inlay.orders.Order;
import org.inlay.orders.spi.CheckoutParticipant;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Extensions;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plugins that take part in the orders of a clinic; the one place that knows which ones have to. */
@Component(service = TakingPart.class)
public class TakingPart {
    private final Extensions extensions;

    @Activate
    public TakingPart(@Reference Extensions extensions) {
        this.extensions = extensions;
    }

    /** Adjusters in the order of calculation (C4): by phase, then by ranking. */
    public List<PriceAdjuster> adjusters(String clinic) {
        return extensions.active(PriceAdjuster.class, clinic).stream()
                .sorted(Comparator.comparing(PriceAdjuster::phase))
                .toList();
    }

    /** Participants in the checkout, by ranking. */
    public List<CheckoutParticipant> participants(String clinic) {
        return extensions.active(CheckoutParticipant.class, clinic);
    }

    /** Participants that took part in this order. */
    public List<CheckoutParticipant> participants(Order order) {
        return participants(order.clinic()).stream()
                .filter(participant -> order.plugins().contains(participant.plugin()))
                .toList();
    }

    /** Refuses unless every plugin that took part in the order is active. Problems: {@code plugin-missing} naming it. */
    public void require(Order order) {
        if (order.plugins().isEmpty()) {
            return;
        }
        Set<String> active = active(order.clinic());
        order.plugins().stream()
                .filter(plugin -> !active.contains(plugin))
                .findFirst()
                .ifPresent(plugin -> {
                    throw Problem.conflict("plugin-missing").with("plugin", plugin);
                });
    }

    private Set<String> active(String clinic) {
        Set<String> active = new LinkedHashSet<>();
        extensions.active(PriceAdjuster.class, clinic).forEach(adjuster -> active.add(adjuster.plugin()));
        participants(clinic).forEach(participant -> active.add(participant.plugin()));
        extensions.active(Tender.class, clinic).forEach(tender -> active.add(tender.plugin()));
        return active;
    }
}
