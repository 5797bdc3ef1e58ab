package org.inlay.customers.internal.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.inlay.customers.spi.TagProvider;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Id;
import org.inlay.platform.spi.InvariantCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every stored tag is what its provider says from history (T6). */
@Component
public final class TagsCheck implements InvariantCheck {
    private static final int CHUNK = 500;
    private static final int MOST_PROBLEMS = 100;

    private final Acts acts;
    private final CustomerStore customers;
    private final Standing standing;
    private final TagStore store;
    private final TagEvaluation evaluation;

    @Activate
    public TagsCheck(
            @Reference Acts acts,
            @Reference CustomerStore customers,
            @Reference Standing standing,
            @Reference TagStore store,
            @Reference TagEvaluation evaluation) {
        this.acts = acts;
        this.customers = customers;
        this.standing = standing;
        this.store = store;
        this.evaluation = evaluation;
    }

    @Override
    public String id() {
        return "customers.tags";
    }

    @Override
    public Result check() {
        List<String> problems = new ArrayList<>();
        long checked = 0;
        Id after = new Id(0);
        for (List<Id> chunk = next(after, problems); !chunk.isEmpty(); chunk = next(after, problems)) {
            checked += chunk.size();
            after = chunk.get(chunk.size() - 1);
        }
        return new Result(checked, List.copyOf(problems));
    }

    private List<Id> next(Id after, List<String> problems) {
        List<Id> chunk = acts.transaction(() -> customers.after(after, CHUNK));
        for (TagProvider provider : evaluation.providers()) {
            if (!acts.transaction(() -> differences(provider, chunk).isEmpty())) {
                chunk.forEach(customer -> report(problems, acts.transaction(() -> locked(provider, customer))));
            }
        }
        return chunk;
    }

    /** Looks again with the customer locked: a change that is just being made is no difference. */
    private List<String> locked(TagProvider provider, Id customer) {
        standing.lockAsIs(customer);
        return differences(provider, List.of(customer));
    }

    private List<String> differences(TagProvider provider, List<Id> chunk) {
        String tag = provider.definition().tag();
        Map<Subject, State> stored = store.stored(tag, chunk);
        Map<Subject, State> evaluated = evaluation.evaluated(provider, chunk);
        Set<Subject> subjects = new HashSet<>(stored.keySet());
        subjects.addAll(evaluated.keySet());
        return subjects.stream()
                .filter(subject -> !Objects.equals(stored.get(subject), evaluated.get(subject)))
                .map(subject -> "tag " + tag + " of " + subject + ": stored " + stored.get(subject) + ", history says "
                        + evaluated.get(subject))
                .toList();
    }

    private static void report(List<String> problems, List<String> found) {
        found.stream().limit(MOST_PROBLEMS - problems.size()).forEach(problems::add);
    }
}
