package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.Set;
import org.inlay.customers.spi.TagProvider;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Evaluates one tag of every customer again, in a clinic and in the organisation, after its rule changed (T6). */
@Component
public final class TagsJob implements Job {
    static final String ID = "customers.tags";
    private static final int CHUNK = 200;

    private final Acts acts;
    private final CustomerStore customers;
    private final Standing standing;
    private final TagStore store;
    private final TagEvaluation evaluation;

    @Activate
    public TagsJob(
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
        return ID;
    }

    @Override
    public void run(Context context) {
        String tag = parameter(context, "tag");
        String clinic = parameter(context, "clinic");
        Id epoch = Id.parse(parameter(context, "epoch"));
        long total = acts.transaction(customers::count);
        long done = 0;
        Id after = context.checkpoint().isEmpty() ? new Id(0) : Id.parse(context.checkpoint());
        while (!context.cancelled()) {
            Id from = after;
            List<Id> chunk = acts.transaction(() -> evaluate(tag, clinic, from, context));
            done += chunk.size();
            context.progress(done, Math.max(total, done));
            if (chunk.size() < CHUNK) {
                acts.transactions().run(() -> {
                    store.decided(tag, clinic, epoch);
                    store.decided(tag, Clinic.ORGANISATION, epoch);
                });
                context.outcome(done + " customers");
                return;
            }
            after = chunk.get(chunk.size() - 1);
        }
    }

    /** Locks each customer first, so that no change of its history slips in between reading and writing. */
    private List<Id> evaluate(String tag, String clinic, Id after, Context context) {
        List<Id> chunk = customers.after(after, CHUNK);
        chunk.forEach(standing::lockAsIs);
        evaluation.anew(provider(tag), chunk, Set.of(clinic));
        if (!chunk.isEmpty()) {
            context.checkpoint(chunk.get(chunk.size() - 1).toString());
        }
        return chunk;
    }

    private TagProvider provider(String tag) {
        return evaluation.providers().stream()
                .filter(p -> p.definition().tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("tag"));
    }

    private static String parameter(Context context, String name) {
        String value = context.parameters().get(name);
        if (value == null) {
            throw Problem.violation(name, "violation.required");
        }
        return value;
    }
}
