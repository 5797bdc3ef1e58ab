package org.inlay.customers.internal.domain;

import java.util.List;
import org.inlay.customers.spi.FactsKeeper;
import org.inlay.platform.Clinic;
import org.inlay.platform.Extensions;
import org.inlay.platform.Id;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts the facts and evaluates the tags of every customer from history; changes nothing where they are right (T6). */
@Component
public final class RebuildJob implements Job {
    static final String ID = "customers.rebuild";
    private static final int CHUNK = 200;

    private final Acts acts;
    private final CustomerStore customers;
    private final Standing standing;
    private final History history;
    private final TagEvaluation evaluation;
    private final Extensions extensions;

    @Activate
    public RebuildJob(
            @Reference Acts acts,
            @Reference CustomerStore customers,
            @Reference Standing standing,
            @Reference History history,
            @Reference TagEvaluation evaluation,
            @Reference Extensions extensions) {
        this.acts = acts;
        this.customers = customers;
        this.standing = standing;
        this.history = history;
        this.evaluation = evaluation;
        this.extensions = extensions;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void run(Context context) {
        long total = acts.transaction(customers::count);
        long done = 0;
        Id after = context.checkpoint().isEmpty() ? new Id(0) : Id.parse(context.checkpoint());
        while (!context.cancelled()) {
            Id from = after;
            List<Id> chunk = acts.transaction(() -> rebuild(from, context));
            done += chunk.size();
            context.progress(done, Math.max(total, done));
            if (chunk.size() < CHUNK) {
                context.outcome(done + " customers");
                return;
            }
            after = chunk.get(chunk.size() - 1);
        }
    }

    private List<Id> rebuild(Id after, Context context) {
        List<Id> chunk = customers.after(after, CHUNK);
        chunk.forEach(standing::lockAsIs);
        history.count(chunk);
        extensions.active(FactsKeeper.class, Clinic.ORGANISATION).forEach(keeper -> keeper.rebuild(chunk));
        evaluation.everything(chunk);
        if (!chunk.isEmpty()) {
            context.checkpoint(chunk.get(chunk.size() - 1).toString());
        }
        return chunk;
    }
}
