package org.inlay.platform.internal.domain;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.inlay.platform.Id;
import org.inlay.platform.spi.Job;
import org.jspecify.annotations.Nullable;

/**
 * A job at work. A repetition has a row only once it has something to tell: many find nothing to do, every other second.
 */
final class RunningJob implements Job.Context {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int LONGEST_OUTCOME = 500;

    private final JobRunner runner;
    private final Job job;
    private final String id;
    private final Map<String, String> parameters;
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Id run;
    private int attempt;
    private long lastLook = System.nanoTime();
    private long done;
    private long total;
    private boolean cancelRequested;
    private @Nullable String outcome;
    private volatile boolean withdrawn;

    private RunningJob(JobRunner runner, Job job, String id, @Nullable Id run, Map<String, String> parameters) {
        this.runner = runner;
        this.job = job;
        this.id = id;
        this.run = run;
        this.parameters = Map.copyOf(parameters);
    }

    static RunningJob once(JobRunner runner, Job job, String id, Id run, Map<String, String> parameters) {
        return new RunningJob(runner, job, id, run, parameters);
    }

    static RunningJob repetition(JobRunner runner, Job job, String id) {
        return new RunningJob(runner, job, id, null, Map.of());
    }

    /** False when the run has ended meanwhile. */
    boolean begin() {
        Id begun = row();
        Integer number = runner.transactions()
                .separately(() -> runner.store().begin(begun))
                .orElse(null);
        attempt = number == null ? 0 : number;
        return number != null;
    }

    private Id row() {
        Id known = run;
        if (known == null) {
            known = runner.transactions()
                    .separately(() -> runner.store()
                            .create(
                                    runner.fresh(),
                                    id,
                                    JobStore.REPEATING,
                                    Map.of(),
                                    runner.clock().instant()));
            run = known;
        }
        return known;
    }

    private Id begun() {
        if (attempt == 0 && !begin()) {
            throw new IllegalStateException("the run of " + id + " is gone");
        }
        return row();
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public void progress(long done, long total) {
        this.done = done;
        this.total = total;
        look();
    }

    @Override
    public boolean cancelled() {
        look();
        return cancelRequested || withdrawn;
    }

    /** Once a second at most: writes the progress and reads whether to stop. */
    private void look() {
        long now = System.nanoTime();
        if (now - lastLook >= SECOND) {
            lastLook = now;
            Id begun = begun();
            cancelRequested = runner.transactions().separately(() -> {
                runner.store().progress(begun, done, total);
                return runner.store().cancelRequested(begun);
            });
        }
    }

    @Override
    public void outcome(String text) {
        outcome = text.length() > LONGEST_OUTCOME ? text.substring(0, LONGEST_OUTCOME) : text;
    }

    @Override
    public String checkpoint() {
        Id begun = begun();
        return runner.transactions().required(() -> runner.store().checkpoint(begun));
    }

    @Override
    public void checkpoint(String state) {
        Id begun = begun();
        runner.transactions().run(() -> runner.store().checkpoint(begun, attempt, state));
    }

    void end(String state) {
        if (run == null && outcome == null) {
            runner.transactions()
                    .run(() -> runner.store().endQuietly(id, runner.clock().instant()));
        } else {
            store(state, outcome);
        }
    }

    void fail(String why) {
        outcome(why);
        store("FAILED", outcome);
    }

    private void store(String state, @Nullable String text) {
        Id begun = begun();
        runner.transactions().run(() -> {
            runner.store().progress(begun, done, total);
            runner.store().end(begun, state, text, runner.clock().instant());
        });
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    boolean isOf(Job other) {
        return job == other;
    }

    /** Its time is up here; it goes on where it has come to, later or on another node. */
    void withdraw() {
        withdrawn = true;
    }

    boolean withdrawn() {
        return withdrawn;
    }

    void ended() {
        end.countDown();
    }

    boolean awaitEnd(Duration patience) {
        try {
            return end.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
