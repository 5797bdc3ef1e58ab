package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.inlay.customers.internal.domain.TagStore.Mark;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Marks tags UNDECIDED and has a job evaluate them again (T6, T7). */
@Component(service = Recalculation.class)
public final class Recalculation {
    private final Acts acts;
    private final TagStore store;
    private final TagEvaluation evaluation;
    private final Jobs jobs;

    @Activate
    public Recalculation(
            @Reference Acts acts,
            @Reference TagStore store,
            @Reference TagEvaluation evaluation,
            @Reference Jobs jobs) {
        this.acts = acts;
        this.store = store;
        this.evaluation = evaluation;
        this.jobs = jobs;
    }

    /** Of a clinic and of the organisation: its rule changed. */
    void of(String tag, String clinic) {
        acts.transactions().run(() -> {
            Id epoch = acts.nextId();
            store.undecided(tag, clinic, epoch);
            store.undecided(tag, Clinic.ORGANISATION, epoch);
            start(new Mark(tag, clinic, epoch));
        });
    }

    /** Everywhere, once the provider is back: it is away now and misses what happens. */
    public void whenBack(String tag) {
        acts.transactions().run(() -> store.undecided(tag, TagStore.EVERYWHERE, acts.nextId()));
    }

    /** Starts the runs that are due: the provider came back, or the run before failed or was cancelled. */
    int due() {
        return due(tag -> evaluation.provider(tag).isPresent());
    }

    /** Starts the runs of a tag whose provider is back just now, whether or not others have noticed it yet. */
    public int back(String tag) {
        return due(tag::equals);
    }

    private int due(Predicate<String> present) {
        return acts.transaction(() -> {
            List<Mark> marks = store.marks();
            List<Mark> due = marks.stream()
                    .filter(mark -> present.test(mark.tag()))
                    .filter(mark -> !mark.clinic().equals(Clinic.ORGANISATION) || alone(mark, marks))
                    .toList();
            due.forEach(this::start);
            return due.size();
        });
    }

    /** Whether no run of a clinic, which evaluates the organisation's values too, belongs to it. */
    private static boolean alone(Mark organisation, List<Mark> marks) {
        return marks.stream()
                .noneMatch(mark -> mark.tag().equals(organisation.tag())
                        && mark.epoch().equals(organisation.epoch())
                        && !mark.clinic().equals(Clinic.ORGANISATION));
    }

    /** A run that lives already goes on. */
    private void start(Mark mark) {
        Map<String, String> parameters = Map.of(
                "tag",
                mark.tag(),
                "clinic",
                mark.clinic(),
                "epoch",
                mark.epoch().toString());
        jobs.start(TagsJob.ID, mark.tag() + "/" + mark.clinic() + "/" + mark.epoch(), parameters);
    }
}
