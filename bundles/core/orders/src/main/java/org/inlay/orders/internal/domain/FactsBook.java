package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.inlay.customers.Tags;
import org.inlay.customers.Visits;
import org.inlay.customers.spi.FactsKeeper;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.orders.internal.domain.OrderHistory.Sale;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the facts of customers, and tells tags and visits what changed. The customer's history is locked by the caller. */
@Component(service = {FactsBook.class, FactsKeeper.class})
public class FactsBook implements FactsKeeper {
    /** Change after which the deal tag is evaluated. */
    public static final String DEAL = "orders.deal";

    /** Change after which the arrears tag is evaluated. */
    public static final String ARREARS = "orders.arrears";

    private final FactsStore store;
    private final Tags tags;
    private final Visits visits;
    private final OldTypes old;

    @Activate
    public FactsBook(
            @Reference FactsStore store, @Reference Tags tags, @Reference Visits visits, @Reference OldTypes old) {
        this.store = store;
        this.tags = tags;
        this.visits = visits;
        this.old = old;
    }

    /** Goes a step forward in the clinic and the organisation. */
    public void step(Id customer, String clinic, Facts.Step step) {
        List<Subject> subjects = List.of(new Subject(customer, clinic), new Subject(customer, Clinic.ORGANISATION));
        Map<Subject, Facts> present = store.read(subjects);
        Map<Subject, Facts> next = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Optional<Facts> after = present.getOrDefault(subject, Facts.NONE).after(step);
            if (after.isEmpty()) {
                rebuild(List.of(customer));
                return;
            }
            next.put(subject, after.get());
        }
        store.write(next, present);
        tell(present, next);
    }

    @Override
    public void rebuild(Collection<Id> customers) {
        Map<Subject, Facts> present = store.kept(customers);
        Map<Subject, Facts> next = expected(customers, present.keySet());
        store.write(next, present);
        tell(present, next);
    }

    /** Decisions were taken in the clinic that made no deal: old types say nothing of these customers any more (T8). */
    public void decided(Collection<Id> customers, String clinic) {
        Set<Id> told = old.among(customers);
        if (!told.isEmpty()) {
            tags.changed(told, clinic, DEAL);
        }
    }

    /** The facts that follow from history, for every clinic where there is history or a row. */
    public Map<Subject, Facts> expected(Collection<Id> customers, Set<Subject> kept) {
        Map<Id, OrderHistory> histories = store.histories(customers);
        Map<Subject, Facts> facts = new HashMap<>();
        kept.forEach(subject -> facts.put(subject, Facts.NONE));
        histories.forEach((customer, history) -> {
            clinics(history)
                    .forEach(clinic -> facts.put(new Subject(customer, clinic), FactsReplay.of(history.in(clinic))));
            facts.put(new Subject(customer, Clinic.ORGANISATION), FactsReplay.of(history));
        });
        return facts;
    }

    private static Set<String> clinics(OrderHistory history) {
        Set<String> clinics = new LinkedHashSet<>();
        history.sales().stream().map(Sale::clinic).forEach(clinics::add);
        history.deals().forEach(deal -> clinics.add(deal.clinic()));
        return clinics;
    }

    private void tell(Map<Subject, Facts> before, Map<Subject, Facts> after) {
        Map<String, Set<Id>> deal = new TreeMap<>();
        Map<String, Set<Id>> arrears = new TreeMap<>();
        after.forEach((subject, now) -> {
            Facts then = before.getOrDefault(subject, Facts.NONE);
            if (!dealState(then).equals(dealState(now))) {
                add(deal, subject);
            }
            if (then.arrears() > 0 != now.arrears() > 0 || !Objects.equals(then.arrearsSince(), now.arrearsSince())) {
                add(arrears, subject);
            }
            evidence(subject, then.firstDeal(), now.firstDeal());
        });
        changed(deal, DEAL);
        changed(arrears, ARREARS);
    }

    private static void add(Map<String, Set<Id>> clinics, Subject subject) {
        clinics.computeIfAbsent(subject.clinic(), clinic -> new LinkedHashSet<>())
                .add(subject.customer());
    }

    /** A change told for a clinic is told for the organisation too. */
    private void changed(Map<String, Set<Id>> clinics, String change) {
        Set<Id> organisation = clinics.getOrDefault(Clinic.ORGANISATION, Set.of());
        Set<Id> alone = new LinkedHashSet<>(organisation);
        clinics.forEach((clinic, customers) -> {
            if (!clinic.equals(Clinic.ORGANISATION)) {
                tags.changed(customers, clinic, change);
                alone.removeAll(customers);
            }
        });
        if (!alone.isEmpty()) {
            tags.changed(alone, Clinic.ORGANISATION, change);
        }
    }

    private static List<@Nullable Object> dealState(Facts facts) {
        return java.util.Arrays.asList(
                Facts.several(facts.deals()),
                facts.dealsSince(),
                Facts.several(facts.dealDates()),
                facts.dealDatesSince());
    }

    private void evidence(Subject subject, @Nullable LocalDate then, @Nullable LocalDate now) {
        if (subject.clinic().equals(Clinic.ORGANISATION) || Objects.equals(then, now)) {
            return;
        }
        LocalDate from = then == null || now != null && now.isBefore(then) ? now : then;
        visits.evidenceChanged(subject.customer(), subject.clinic(), Objects.requireNonNull(from));
    }
}
