package org.inlay.customers.internal.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inlay.customers.spi.TagProvider;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks providers what tags are, and stores the answers in the caller's transaction (T6). */
@Component(service = TagEvaluation.class)
public final class TagEvaluation {
    private final TagStore store;
    private final Extensions extensions;
    private final Clinics clinics;

    @Activate
    public TagEvaluation(@Reference TagStore store, @Reference Extensions extensions, @Reference Clinics clinics) {
        this.store = store;
        this.extensions = extensions;
        this.clinics = clinics;
    }

    List<TagProvider> providers() {
        return extensions.active(TagProvider.class, Clinic.ORGANISATION);
    }

    /** The provider of this tag; empty while it is away. */
    Optional<TagProvider> provider(String tag) {
        return providers().stream()
                .filter(p -> p.definition().tag().equals(tag))
                .findFirst();
    }

    /** Evaluates what depends on the change, for the clinic and for the organisation. */
    void changed(Id customer, String clinic, String change) {
        changed(List.of(customer), clinic, change);
    }

    /** The same of many customers. */
    void changed(Collection<Id> customers, String clinic, String change) {
        for (TagProvider provider : providers()) {
            if (provider.dependsOn().contains(change)) {
                store(provider, subjects(provider, customers, Set.of(clinic)));
            }
        }
    }

    /** Evaluates every tag of these customers in every clinic. */
    void everything(Collection<Id> customers) {
        providers().forEach(provider -> anew(provider, customers, codes()));
    }

    /** Evaluates one tag of these customers in these clinics and the organisation. */
    void anew(TagProvider provider, Collection<Id> customers, Collection<String> scopes) {
        store(provider, subjects(provider, customers, scopes));
    }

    /** What the provider says of these customers everywhere, from history; nothing is stored. */
    Map<Subject, State> evaluated(TagProvider provider, Collection<Id> customers) {
        return provider.evaluate(subjects(provider, customers, codes()));
    }

    Set<String> codes() {
        Set<String> codes = new TreeSet<>();
        clinics.list().forEach(clinic -> codes.add(clinic.code()));
        return codes;
    }

    private static List<Subject> subjects(TagProvider provider, Collection<Id> customers, Collection<String> scopes) {
        Set<String> all = new LinkedHashSet<>();
        if (provider.perClinic()) {
            all.addAll(scopes);
        }
        all.add(Clinic.ORGANISATION);
        List<Subject> subjects = new ArrayList<>();
        customers.forEach(customer -> all.forEach(clinic -> subjects.add(new Subject(customer, clinic))));
        return subjects;
    }

    private void store(TagProvider provider, List<Subject> subjects) {
        Map<Subject, State> states = provider.evaluate(subjects);
        Set<Id> customers = new LinkedHashSet<>();
        subjects.forEach(subject -> customers.add(subject.customer()));
        Map<Subject, State> stored = store.stored(provider.definition().tag(), customers);
        Map<Subject, State> different = new HashMap<>();
        List<Subject> gone = new ArrayList<>();
        for (Subject subject : subjects) {
            State state = states.get(subject);
            if (state == null) {
                if (stored.containsKey(subject)) {
                    gone.add(subject);
                }
            } else if (!state.equals(stored.get(subject))) {
                different.put(subject, state);
            }
        }
        store.write(provider.definition().tag(), different, gone);
    }
}
