package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inlay.customers.Events;
import org.inlay.customers.LegacyTypes;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Check;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records arrivals and says what they are (V1–V6). */
@Component(service = Visits.class)
public final class VisitsService implements Visits {
    private static final int LONGEST_REASON = 500;

    private final Acts acts;
    private final Standing standing;
    private final Visible visible;
    private final VisitStore store;
    private final History history;
    private final Settlement settlement;
    private final VisitViews views;
    private final BusinessCalendar calendar;
    private final org.inlay.platform.Events events;
    private final LegacyTypes legacy;

    @Activate
    public VisitsService(
            @Reference Acts acts,
            @Reference Standing standing,
            @Reference Visible visible,
            @Reference VisitStore store,
            @Reference History history,
            @Reference Settlement settlement,
            @Reference VisitViews views,
            @Reference BusinessCalendar calendar,
            @Reference org.inlay.platform.Events events,
            @Reference LegacyTypes legacy) {
        this.acts = acts;
        this.standing = standing;
        this.visible = visible;
        this.store = store;
        this.history = history;
        this.settlement = settlement;
        this.views = views;
        this.calendar = calendar;
        this.events = events;
        this.legacy = legacy;
    }

    @Override
    public Visit arrive(
            Id customer,
            String clinic,
            @Nullable Instant arrivedAt,
            @Nullable Id appointment,
            @Nullable VisitType type,
            @Nullable String reason) {
        acts.access().require(Permissions.VISITS_WRITE, clinic);
        String why = type == null ? "" : Bounds.text("reason", reason, LONGEST_REASON);
        return acts.transaction(() -> {
            Id who = standing.lockOf(customer);
            Instant at = notInFuture(arrivedAt);
            LocalDate date = calendar.dateOf(clinic, at);
            Id kept = settlement.arrived(who, clinic, date, at, appointment);
            Arrival visit = store(draft(who, clinic, at, date, kept));
            if (type != null) {
                visit = overridden(visit, type, why);
            }
            history.changed(who, clinic, date);
            events.publish(new Events.VisitArrived(visit.id(), who, clinic, date, at), who);
            return views.of(visit.id());
        });
    }

    private Arrival draft(Id customer, String clinic, Instant at, LocalDate date, @Nullable Id appointment) {
        Id none = new Id(0);
        return new Arrival(
                acts.nextId(),
                customer,
                clinic,
                at,
                date,
                appointment,
                VisitType.INITIAL,
                VisitType.INITIAL,
                Arrival.By.PROPOSAL,
                none,
                false);
    }

    private Arrival store(Arrival draft) {
        VisitProposal.Proposed proposed = history.first(draft);
        VisitStore.Decision decision = history.proposal(draft.id(), proposed);
        Arrival visit = draft.decided(proposed.type(), proposed.type(), Arrival.By.PROPOSAL, decision.id());
        store.insert(List.of(visit), List.of(decision));
        acts.audit("visits.arrived", "visit", visit.id(), visit.clinic(), Map.of("type", visit.type()));
        return visit;
    }

    private Instant notInFuture(@Nullable Instant arrivedAt) {
        Instant now = acts.now();
        if (arrivedAt == null) {
            return now;
        }
        if (arrivedAt.isAfter(now)) {
            throw Problem.violation("arrivedAt", "violation.future");
        }
        return Bounds.instant("arrivedAt", arrivedAt.truncatedTo(ChronoUnit.MICROS));
    }

    @Override
    public Visit override(Id visit, VisitType type, String reason) {
        String why = Bounds.text("reason", reason, LONGEST_REASON);
        return acts.transaction(() -> {
            Arrival present = locked(visit);
            overridden(present, type, why);
            history.overridden(present.customer(), present.clinic());
            return views.of(visit);
        });
    }

    private Arrival overridden(Arrival visit, VisitType type, String reason) {
        VisitStore.Decision before = store.decision(visit.decision());
        VisitStore.Decision decision =
                decision(visit, VisitStore.Kind.OVERRIDE, type, before.version(), before.checks(), reason);
        store.append(decision);
        Arrival changed = visit.decided(type, visit.proposed(), Arrival.By.OVERRIDE, decision.id());
        store.decide(changed);
        Map<String, String> details = Map.of("from", visit.type().name(), "to", type.name());
        acts.audit("visits.overridden", "visit", visit.id(), visit.clinic(), details);
        return changed;
    }

    @Override
    public Visit voidVisit(Id visit, String reason) {
        String why = Bounds.text("reason", reason, LONGEST_REASON);
        return acts.transaction(() -> {
            Arrival present = locked(visit);
            store.append(decision(present, VisitStore.Kind.VOID, present.type(), 0, List.of(), why));
            store.setVoid(visit);
            settlement.voided(present.customer(), present.clinic(), present.date());
            history.changed(present.customer(), present.clinic(), present.date());
            acts.audit("visits.voided", "visit", visit, present.clinic(), Map.of());
            events.publish(
                    new Events.VisitVoided(visit, present.customer(), present.clinic(), present.date(), acts.now()),
                    present.customer());
            return views.of(visit);
        });
    }

    /** The visit, its customer locked, after the caller's permission in its clinic. */
    private Arrival locked(Id visit) {
        Arrival found = store.find(visit).orElseThrow(() -> Problem.notFound("visit"));
        acts.access().require(Permissions.VISITS_WRITE, found.clinic());
        Arrival present = standing.locked(
                () -> store.find(visit).orElseThrow(() -> Problem.notFound("visit")), Arrival::customer);
        if (present.isVoid()) {
            throw Problem.conflict("visit-void");
        }
        return present;
    }

    private VisitStore.Decision decision(
            Arrival visit, VisitStore.Kind kind, VisitType type, long version, List<Check> checks, String reason) {
        return new VisitStore.Decision(
                acts.nextId(), visit.id(), kind, type, version, checks, reason, acts.now(), acts.by());
    }

    @Override
    public Visit get(Id visit) {
        return acts.transaction(() -> {
            Arrival found = store.find(visit).orElseThrow(() -> Problem.notFound("visit"));
            acts.access().require(Permissions.VISITS_READ, found.clinic());
            return views.of(visit);
        });
    }

    @Override
    public List<Visit> onDate(String clinic, LocalDate date) {
        acts.access().require(Permissions.VISITS_READ, clinic);
        return acts.transaction(() -> views.all(store.onDate(clinic, date)));
    }

    @Override
    public Page<Visit> of(Id customer, PageRequest page) {
        acts.access().requireAnywhere(Permissions.VISITS_READ);
        return acts.transaction(() -> {
            Callers.Seen seen = Callers.seen(acts.caller(), Permissions.VISITS_READ);
            List<Arrival> found = store.page(visible.history(customer), seen, page);
            return Pages.of(found, page, a -> a.id().toString(), views::all);
        });
    }

    @Override
    public Optional<Id> attachable(Id customer, String clinic, LocalDate date, Instant orderedAt) {
        return acts.transaction(() -> Attachment.of(
                store.at(customer, clinic).stream()
                        .filter(visit -> visit.date().equals(date))
                        .toList(),
                orderedAt));
    }

    @Override
    public List<Optional<Id>> attachable(List<Ordered> orders) {
        return acts.transaction(() -> {
            Map<Id, List<Arrival>> visits =
                    store.of(orders.stream().map(Ordered::customer).distinct().toList()).stream()
                            .collect(Collectors.groupingBy(Arrival::customer));
            return orders.stream()
                    .map(order -> Attachment.of(
                            visits.getOrDefault(order.customer(), List.of()).stream()
                                    .filter(visit -> visit.clinic().equals(order.clinic())
                                            && visit.date().equals(order.date()))
                                    .toList(),
                            order.at()))
                    .toList();
        });
    }

    @Override
    public Optional<VisitType> lastType(Id customer, String clinic) {
        return acts.transaction(() -> {
            Id who = standing.of(customer);
            Optional<VisitType> visited =
                    store.facts(who, clinic).flatMap(facts -> Optional.ofNullable(facts.lastType()));
            return visited.or(() -> Optional.ofNullable(legacy.of(List.of(who)).get(who))
                    .filter(type -> clinic.equals(Clinic.ORGANISATION) || clinic.equals(type.clinic()))
                    .map(LegacyTypes.LegacyType::visitType));
        });
    }

    @Override
    public void evidenceChanged(Id customer, String clinic, LocalDate from) {
        acts.transactions().run(() -> history.evidenceChanged(customer, clinic, from));
    }

    @Override
    public List<Id> importLegacy(List<LegacyVisit> legacy) {
        acts.access().requireEverywhere("imports:write");
        return acts.transaction(() -> {
            List<Arrival> visits = new ArrayList<>();
            List<VisitStore.Decision> decisions = new ArrayList<>();
            Map<Id, Id> locked =
                    standing.lockOf(legacy.stream().map(LegacyVisit::customer).collect(Collectors.toSet()));
            for (LegacyVisit old : legacy) {
                Instant at = Bounds.instant("arrivedAt", old.arrivedAt().truncatedTo(ChronoUnit.MICROS));
                Arrival draft = draft(
                        locked.getOrDefault(old.customer(), old.customer()),
                        old.clinic(),
                        at,
                        calendar.dateOf(old.clinic(), at),
                        null);
                List<Check> checks = List.of(new Check("imported", old.type().name(), "", true));
                VisitStore.Decision decision = new VisitStore.Decision(
                        acts.nextId(),
                        draft.id(),
                        VisitStore.Kind.IMPORT,
                        old.type(),
                        0,
                        checks,
                        null,
                        acts.now(),
                        acts.by());
                visits.add(draft.decided(old.type(), old.type(), Arrival.By.IMPORT, decision.id()));
                decisions.add(decision);
            }
            store.insert(visits, decisions);
            history.imported(visits);
            return visits.stream().map(Arrival::id).toList();
        });
    }
}
