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
import org.inlay.customers.Tags;
import org.inlay.customers.Visits;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.orders.internal.domain.OrderHistory.Sale;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the facts of customers, and tells tags and visits what changed. The customer's history is locked by the caller. */
@Component(service = FactsBook.class)
public class FactsBook {
    /** Change after which the deal tag is evaluated. */
    public static final String DEAL = "orders.deal";

    /** Change after which the arrears tag is evaluated. */
    public static final String ARREARS = "orders.arrears";

    private final FactsStore store;
    private final Tags tags;
    private final Visits visits;

    @Activate
    public FactsBook(@Reference FactsStore store, @Reference Tags tags, @Reference Visits visits) {
        this.store = store;
        this.tags = tags;
        this.visits = visits;
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
        tell(customer, present, next);
    }

    /** Rebuilds the facts of these customers from their histories and tells what changed. */
    public void rebuild(Collection<Id> customers) {
        Map<Subject, Facts> present = store.kept(customers);
        Map<Subject, Facts> next = expected(customers, present.keySet());
        store.write(next, present);
        customers.forEach(customer -> tell(customer, present, next));
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

    private void tell(Id customer, Map<Subject, Facts> before, Map<Subject, Facts> after) {
        Set<String> deal = new LinkedHashSet<>();
        Set<String> arrears = new LinkedHashSet<>();
        after.forEach((subject, now) -> {
            if (!subject.customer().equals(customer)) {
                return;
            }
            Facts then = before.getOrDefault(subject, Facts.NONE);
            if (!dealState(then).equals(dealState(now))) {
                deal.add(subject.clinic());
            }
            if (then.arrears() > 0 != now.arrears() > 0 || !Objects.equals(then.arrearsSince(), now.arrearsSince())) {
                arrears.add(subject.clinic());
            }
            evidence(subject, then.firstDeal(), now.firstDeal());
        });
        changed(customer, deal, DEAL);
        changed(customer, arrears, ARREARS);
    }

    /** A change told for a clinic is told for the organisation too. */
    private void changed(Id customer, Set<String> clinics, String change) {
        boolean somewhere = clinics.stream().anyMatch(clinic -> !clinic.equals(Clinic.ORGANISATION));
        clinics.stream()
                .filter(clinic -> !somewhere || !clinic.equals(Clinic.ORGANISATION))
                .forEach(clinic -> tags.changed(customer, clinic, change));
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
