package org.inlay.customers.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.customers.spi.TagProvider;
import org.inlay.customers.spi.TagProvider.State;
import org.inlay.customers.spi.TagProvider.Subject;
import org.inlay.platform.Id;
import org.inlay.platform.spi.InvariantCheck;
import org.jspecify.annotations.Nullable;
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
    private final TagStore store;
    private final TagEvaluation evaluation;

    @Activate
    public TagsCheck(
            @Reference Acts acts,
            @Reference CustomerStore customers,
            @Reference TagStore store,
            @Reference TagEvaluation evaluation) {
        this.acts = acts;
        this.customers = customers;
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
        return acts.transaction(() -> {
            List<Id> chunk = customers.after(after, CHUNK);
            evaluation.providers().forEach(provider -> compare(provider, chunk, problems));
            return chunk;
        });
    }

    private void compare(TagProvider provider, List<Id> chunk, List<String> problems) {
        String tag = provider.definition().tag();
        Map<Subject, State> stored = store.stored(tag, chunk);
        Map<Subject, State> evaluated = evaluation.evaluated(provider, chunk);
        if (stored.equals(evaluated)) {
            return;
        }
        stored.forEach((subject, state) -> {
            if (!state.equals(evaluated.get(subject))) {
                report(problems, tag, subject, state, evaluated.get(subject));
            }
        });
        evaluated.forEach((subject, state) -> {
            if (!stored.containsKey(subject)) {
                report(problems, tag, subject, null, state);
            }
        });
    }

    private static void report(
            List<String> problems, String tag, Subject subject, @Nullable State stored, @Nullable State evaluated) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add("tag " + tag + " of " + subject + ": stored " + stored + ", history says " + evaluated);
        }
    }
}
