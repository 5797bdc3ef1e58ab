package org.inlay.customers.internal.domain;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Allergies.Known;
import org.inlay.customers.Tags;
import org.inlay.customers.internal.domain.AllergyStore.Entry;
import org.inlay.customers.spi.TagProvider;
import org.inlay.platform.Check;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tag 是否过敏 (T3): one value for the organisation, so that no clinic overlooks it. */
@Component
public final class AllergyTag implements TagProvider {
    static final String TAG = "allergy";
    static final String CHANGE = "customers.allergy";

    private final AllergyStore store;

    @Activate
    public AllergyTag(@Reference AllergyStore store) {
        this.store = store;
    }

    @Override
    public Tags.Definition definition() {
        return new Tags.Definition(TAG, List.of(AllergyState.NO, AllergyState.YES), "core");
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of(CHANGE);
    }

    @Override
    public boolean perClinic() {
        return false;
    }

    @Override
    public String initialValue() {
        return AllergyState.NO;
    }

    @Override
    public Map<Subject, State> evaluate(Collection<Subject> subjects) {
        Map<Id, List<Entry>> entries = store
                .of(subjects.stream().map(Subject::customer).toList())
                .stream()
                .collect(groupingBy(Entry::customer));
        Map<Subject, State> states = new HashMap<>();
        subjects.forEach(subject -> AllergyState.tag(entries.getOrDefault(subject.customer(), List.of()))
                .ifPresent(state -> states.put(subject, state)));
        return states;
    }

    /** Says whether the customer was asked: "none known" and "not asked" are both no, and differ here. */
    @Override
    public Explanation explain(Subject subject) {
        Known known = AllergyState.known(store.of(List.of(subject.customer())));
        boolean yes = known.status().equals("YES");
        List<Check> checks = List.of(
                new Check(
                        "asked",
                        known.status(),
                        "YES|NONE_KNOWN",
                        !known.status().equals("NOT_ASKED")),
                new Check("entries", Integer.toString(known.items().size()), "1", yes));
        return new Explanation(yes ? AllergyState.YES : AllergyState.NO, TAG, 1, checks, null);
    }
}
