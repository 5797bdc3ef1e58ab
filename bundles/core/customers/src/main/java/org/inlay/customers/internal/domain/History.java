package org.inlay.customers.internal.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.spi.VisitEvidence;
import org.inlay.customers.spi.VisitEvidence.CustomerDay;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Check;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps what follows from visits in step with them, inside the transaction that changes them: proposals (V2, V3), facts
 * (V6), attachments of orders (V5) and tags.
 */
@Component(service = History.class)
public final class History {
    /** The change that tag providers name when they depend on visits. */
    static final String CHANGE = "customers.visit";

    private final Acts acts;
    private final VisitStore visits;
    private final AppointmentStore appointments;
    private final TagEvaluation tags;
    private final Extensions extensions;
    private final BusinessCalendar calendar;

    @Activate
    public History(
            @Reference Acts acts,
            @Reference VisitStore visits,
            @Reference AppointmentStore appointments,
            @Reference TagEvaluation tags,
            @Reference Extensions extensions,
            @Reference BusinessCalendar calendar) {
        this.acts = acts;
        this.visits = visits;
        this.appointments = appointments;
        this.tags = tags;
        this.extensions = extensions;
        this.calendar = calendar;
    }

    /** A visit of this date came or was voided: it and those after it are proposed anew (V3). */
    void changed(Id customer, String clinic, LocalDate date) {
        propose(customer, clinic, date, false);
        count(Set.of(customer));
        tags.changed(customer, clinic, CHANGE);
        attach(clinic, Set.of(new CustomerDay(customer, clinic, date)));
    }

    /** Staff said what a visit is; what other visits are does not depend on it (V2). */
    void overridden(Id customer, String clinic) {
        count(Set.of(customer));
        tags.changed(customer, clinic, CHANGE);
    }

    /** Whether an active bundle knows the entitlement as the customer's. */
    boolean belongs(Id customer, Id entitlement, String clinic) {
        return extensions.active(VisitEvidence.class, clinic).stream()
                .anyMatch(o -> o.belongsTo(customer, entitlement));
    }

    /** Evidence of this date changed: proposals of it and later that are still open are made again (V2). */
    void evidenceChanged(Id customer, String clinic, LocalDate from) {
        if (propose(customer, clinic, from, true)) {
            count(Set.of(customer));
            tags.changed(customer, clinic, CHANGE);
        }
    }

    /** The records of two customers were put together or taken apart. */
    void derivedAnew(Id one, Id other) {
        List<Id> both = List.of(one, other);
        Map<Id, List<Arrival>> arrivals = visits.of(both).stream().collect(groupingBy(Arrival::customer));
        arrivals.forEach((customer, all) -> all.stream()
                .collect(groupingBy(Arrival::clinic))
                .forEach((clinic, at) -> propose(customer, clinic, at.get(0).date(), false)));
        count(both);
        visits.of(both).stream()
                .flatMap(a -> both.stream().map(customer -> new CustomerDay(customer, a.clinic(), a.date())))
                .collect(groupingBy(CustomerDay::clinic, toSet()))
                .forEach(this::attach);
        tags.everything(both);
    }

    /** Visits with a type of their own came in bulk (D6): few statements for all, whatever their number. */
    void imported(List<Arrival> imported) {
        Map<Id, List<Arrival>> byCustomer = imported.stream().collect(groupingBy(Arrival::customer));
        Map<Place, LocalDate> first = new LinkedHashMap<>();
        imported.forEach(
                a -> first.merge(new Place(a.customer(), a.clinic()), a.date(), (x, y) -> x.isBefore(y) ? x : y));
        Set<Place> proposals = visits.of(byCustomer.keySet()).stream()
                .filter(a -> a.by() == Arrival.By.PROPOSAL)
                .map(a -> new Place(a.customer(), a.clinic()))
                .collect(toSet());
        first.forEach((place, date) -> {
            if (proposals.contains(place)) {
                propose(place.customer(), place.clinic(), date, false);
            }
        });
        count(byCustomer.keySet());
        Map<String, Set<CustomerDay>> days = imported.stream()
                .map(a -> new CustomerDay(a.customer(), a.clinic(), a.date()))
                .collect(groupingBy(CustomerDay::clinic, toSet()));
        days.forEach((clinic, changed) -> {
            tags.changed(changed.stream().map(CustomerDay::customer).collect(toSet()), clinic, CHANGE);
            attach(clinic, changed);
        });
    }

    private record Place(Id customer, String clinic) {}

    /** Counts the facts of these customers from their visits, and marks the visits that open a day. */
    void count(Collection<Id> customers) {
        Map<Id, List<Arrival>> arrivals = visits.of(customers).stream().collect(groupingBy(Arrival::customer));
        Map<Id, Map<String, VisitFacts>> facts = new LinkedHashMap<>();
        customers.forEach(c -> facts.put(c, VisitFacts.of(arrivals.getOrDefault(c, List.of()))));
        visits.replaceFacts(facts);
        visits.markOpeners(customers);
    }

    private boolean propose(Id customer, String clinic, LocalDate from, boolean openOnly) {
        List<Arrival> all = visits.at(customer, clinic);
        LocalDate today = calendar.today(clinic);
        boolean changed = false;
        for (Arrival visit : all) {
            boolean open = !visit.date().isBefore(today);
            if (visit.by() == Arrival.By.PROPOSAL && !visit.date().isBefore(from) && (open || !openOnly)) {
                boolean first = all.stream().noneMatch(v -> v.date().isBefore(visit.date()));
                changed |= propose(visit, first, open);
            }
        }
        return changed;
    }

    private boolean propose(Arrival visit, boolean first, boolean open) {
        List<Check> before = visits.decision(visit.decision()).checks();
        VisitProposal.Proposed proposed = VisitProposal.of(evidence(visit, first, open ? List.of() : before));
        if (proposed.type() == visit.proposed() && proposed.checks().equals(before)) {
            return false;
        }
        VisitStore.Decision decision = proposal(visit.id(), proposed);
        visits.append(decision);
        visits.decide(visit.decided(proposed.type(), proposed.type(), Arrival.By.PROPOSAL, decision.id()));
        return proposed.type() != visit.proposed();
    }

    /** The proposal of a visit that is about to be stored. */
    VisitProposal.Proposed first(Arrival visit) {
        boolean first = visits.at(visit.customer(), visit.clinic()).stream()
                .noneMatch(v -> v.date().isBefore(visit.date()));
        return VisitProposal.of(evidence(visit, first, List.of()));
    }

    VisitStore.Decision proposal(Id visit, VisitProposal.Proposed proposed) {
        return new VisitStore.Decision(
                acts.nextId(),
                visit,
                VisitStore.Kind.PROPOSAL,
                proposed.type(),
                VisitProposal.VERSION,
                proposed.checks(),
                null,
                acts.now(),
                acts.by());
    }

    /** What the day itself said (course, check-up) stays as it was when the date closed; the rest is asked anew. */
    private VisitProposal.Evidence evidence(Arrival visit, boolean first, List<Check> frozen) {
        List<VisitEvidence> others = extensions.active(VisitEvidence.class, visit.clinic());
        boolean deal =
                others.stream().anyMatch(o -> o.standingDealBefore(visit.customer(), visit.clinic(), visit.date()));
        if (frozen.isEmpty()) {
            AppointmentStore.Day day = appointments.day(visit.customer(), visit.clinic(), visit.date());
            String purpose = day.purposeOf(visit.appointment());
            return new VisitProposal.Evidence(
                    first, course(visit, day, purpose, others), "CHECK_UP".equals(purpose), deal);
        }
        return new VisitProposal.Evidence(
                first,
                VisitProposal.Course.valueOf(actual(frozen, VisitProposal.COURSE)),
                "CHECK_UP".equals(actual(frozen, VisitProposal.CHECK_UP)),
                deal);
    }

    private static VisitProposal.Course course(
            Arrival visit, AppointmentStore.Day day, String purpose, List<VisitEvidence> others) {
        Id customer = visit.customer();
        if (others.stream().anyMatch(o -> o.executedOn(customer, visit.clinic(), visit.date()))) {
            return VisitProposal.Course.EXECUTED;
        }
        if (day.entitlements().stream()
                .anyMatch(booked -> others.stream().anyMatch(o -> o.isOpenPurchased(customer, booked)))) {
            return VisitProposal.Course.BOOKED;
        }
        return "COURSE".equals(purpose)
                        && others.stream().anyMatch(o -> o.hasOpenPurchased(customer, visit.clinic(), visit.date()))
                ? VisitProposal.Course.PURPOSE
                : VisitProposal.Course.NONE;
    }

    private static String actual(List<Check> checks, String name) {
        return checks.stream()
                .filter(check -> check.check().equals(name))
                .findFirst()
                .orElseThrow()
                .actual();
    }

    private void attach(String clinic, Set<CustomerDay> days) {
        extensions.active(VisitEvidence.class, clinic).forEach(o -> o.visitsChanged(days));
    }
}
