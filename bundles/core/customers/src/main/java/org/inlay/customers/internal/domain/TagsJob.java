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

/**
 * Evaluates one tag of every customer again: in a clinic and in the organisation after its rule changed (T6), everywhere
 * after its provider was away (T7).
 */
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
            TagProvider provider = evaluation.provider(tag).orElse(null);
            if (provider == null) {
                context.outcome("the provider of " + tag + " is away, the tag stays UNDECIDED");
                return;
            }
            Id from = after;
            List<Id> chunk = acts.transaction(() -> evaluate(provider, clinic, from, context));
            done += chunk.size();
            context.progress(done, Math.max(total, done));
            if (chunk.size() < CHUNK) {
                decided(tag, clinic, epoch);
                context.outcome(done + " customers");
                return;
            }
            after = chunk.get(chunk.size() - 1);
        }
    }

    /** Locks each customer first, so that no change of its history slips in between reading and writing. */
    private List<Id> evaluate(TagProvider provider, String clinic, Id after, Context context) {
        List<Id> chunk = customers.after(after, CHUNK);
        chunk.forEach(standing::lockAsIs);
        evaluation.anew(provider, chunk, everywhere(clinic) ? evaluation.codes() : Set.of(clinic));
        if (!chunk.isEmpty()) {
            context.checkpoint(chunk.get(chunk.size() - 1).toString());
        }
        return chunk;
    }

    private void decided(String tag, String clinic, Id epoch) {
        acts.transactions().run(() -> {
            store.decided(tag, clinic, epoch);
            if (!everywhere(clinic)) {
                store.decided(tag, Clinic.ORGANISATION, epoch);
            }
        });
    }

    private static boolean everywhere(String clinic) {
        return clinic.equals(TagStore.EVERYWHERE);
    }

    private static String parameter(Context context, String name) {
        String value = context.parameters().get(name);
        if (value == null) {
            throw Problem.violation(name, "violation.required");
        }
        return value;
    }
}
