package org.inlay.orders.internal.domain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.Order;
import org.inlay.orders.spi.CheckoutParticipant;
import org.inlay.orders.spi.ItemKindProvider;
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

    /**
     * Fixes who takes part for a whole transaction, before anything is priced: a plugin that comes or goes meanwhile
     * cannot give a discount that it does not redeem, and nothing is priced without one that is still starting. Problems:
     * {@code plugin-starting}.
     */
    public Plugins fix(String clinic) {
        Extensions settled = extensions.settled(clinic);
        List<PriceAdjuster> adjusters = settled.active(PriceAdjuster.class, clinic).stream()
                .sorted(Comparator.comparing(PriceAdjuster::phase))
                .toList();
        List<CheckoutParticipant> participants = List.copyOf(settled.active(CheckoutParticipant.class, clinic));
        Map<String, String> kinds = kinds(settled, clinic);
        Set<String> active = new LinkedHashSet<>(kinds.values());
        adjusters.forEach(adjuster -> active.add(adjuster.plugin()));
        participants.forEach(participant -> active.add(participant.plugin()));
        settled.active(Tender.class, clinic).forEach(tender -> active.add(tender.plugin()));
        return new Plugins(adjusters, participants, kinds.keySet(), active);
    }

    /** The kinds that plugins add here and who adds them; a plugin adds kinds under its own name only. */
    public Map<String, String> kinds(String clinic) {
        return kinds(extensions, clinic);
    }

    private static Map<String, String> kinds(Extensions extensions, String clinic) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (ItemKindProvider provider : extensions.active(ItemKindProvider.class, clinic)) {
            provider.kinds().stream()
                    .filter(kind -> ItemKinds.isOf(kind, provider.plugin()))
                    .forEach(kind -> kinds.putIfAbsent(kind, provider.plugin()));
        }
        return kinds;
    }

    /**
     * The plugins of one transaction.
     *
     * @param adjusters in the order of calculation (C4): by phase, then by ranking
     * @param participants in the checkout, by ranking
     * @param kinds what they add to the core's
     * @param active ids of all of them
     */
    public record Plugins(
            List<PriceAdjuster> adjusters,
            List<CheckoutParticipant> participants,
            Set<String> kinds,
            Set<String> active) {

        /** Participants that took part in this order. */
        List<CheckoutParticipant> participants(Order order) {
            return participants.stream()
                    .filter(participant -> order.plugins().contains(participant.plugin()))
                    .toList();
        }

        /** Refuses unless every plugin that took part in the order is active. Problems: {@code plugin-missing} naming it. */
        void require(Order order) {
            order.plugins().stream()
                    .filter(plugin -> !active.contains(plugin))
                    .findFirst()
                    .ifPresent(plugin -> {
                        throw missing(plugin);
                    });
        }

        /** Refuses a kind that nobody adds now. Problems: {@code plugin-missing} naming whose it is. */
        void requireKind(String kind) {
            if (!DealRule.CORE_KINDS.contains(kind) && !kinds.contains(kind)) {
                throw missing(ItemKinds.pluginOf(kind).orElse(kind));
            }
        }

        private static Problem missing(String plugin) {
            return Problem.conflict("plugin-missing").with("plugin", plugin);
        }
    }
}
