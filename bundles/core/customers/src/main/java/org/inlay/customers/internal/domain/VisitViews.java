package org.inlay.customers.internal.domain;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.platform.Check;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Messages;
import org.inlay.platform.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Visits as they are shown: with the type of their day (V3) and why they are what they are (G5). */
@Component(service = VisitViews.class)
public final class VisitViews {
    private final Acts acts;
    private final VisitStore store;
    private final Messages messages;

    @Activate
    public VisitViews(@Reference Acts acts, @Reference VisitStore store, @Reference Messages messages) {
        this.acts = acts;
        this.store = store;
        this.messages = messages;
    }

    Visit of(Id visit) {
        Arrival arrival = store.find(visit).orElseThrow(() -> Problem.notFound("visit"));
        return all(List.of(arrival)).get(0);
    }

    List<Visit> all(List<Arrival> arrivals) {
        Set<Id> customers = arrivals.stream().map(Arrival::customer).collect(toSet());
        Collection<Arrival> standing = store.of(customers);
        Map<Id, VisitStore.Decision> decisions =
                store.decisions(arrivals.stream().map(Arrival::decision).toList());
        return arrivals.stream()
                .map(arrival ->
                        view(arrival, dayType(arrival, standing), requireNonNull(decisions.get(arrival.decision()))))
                .toList();
    }

    /** V3: the type of the day's first visit that is not void. */
    static VisitType dayType(Arrival arrival, Collection<Arrival> standing) {
        return standing.stream()
                .filter(v -> v.customer().equals(arrival.customer())
                        && v.clinic().equals(arrival.clinic())
                        && v.date().equals(arrival.date()))
                .min(Arrival.IN_TIME)
                .orElse(arrival)
                .type();
    }

    private Visit view(Arrival arrival, VisitType dayType, VisitStore.Decision decision) {
        return new Visit(
                arrival.id(),
                arrival.customer(),
                arrival.clinic(),
                arrival.arrivedAt(),
                arrival.date(),
                arrival.appointment(),
                arrival.type(),
                arrival.proposed(),
                dayType,
                arrival.by() == Arrival.By.OVERRIDE,
                arrival.isVoid() ? "VOID" : "ARRIVED",
                explanation(arrival, decision));
    }

    private Explanation explanation(Arrival arrival, VisitStore.Decision decision) {
        List<Check> checks = new ArrayList<>(decision.checks());
        String flip = null;
        if (decision.kind() == VisitStore.Kind.OVERRIDE) {
            String reason = decision.reason();
            checks.add(
                    0,
                    new Check(
                            "override",
                            reason == null ? "" : reason,
                            decision.type().name(),
                            true));
        } else if (decision.kind() == VisitStore.Kind.PROPOSAL) {
            Locale locale = acts.caller().locale();
            flip = messages.text(locale, "flip.visit-type." + arrival.type(), Map.of());
        }
        return new Explanation(arrival.type().name(), VisitProposal.RULE, decision.version(), checks, flip);
    }
}
