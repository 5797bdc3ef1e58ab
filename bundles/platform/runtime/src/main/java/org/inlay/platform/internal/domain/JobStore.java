package org.inlay.platform.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Id;
import org.inlay.platform.Jobs.Run;
import org.jspecify.annotations.Nullable;

/** Where runs of jobs are kept. */
public interface JobStore {
    /** Key of the one run that stands for all repetitions of a job. */
    String REPEATING = "every";

    /** Adds a waiting run unless a live one has the job and key; gives the live one's id. */
    Id create(Id fresh, String job, String key, Map<String, String> parameters, Instant now);

    Optional<Run> find(Id run);

    /** The newest runs first. */
    List<Run> latest(int limit);

    /** What a live run is to do; empty once it has ended. */
    Optional<Work> work(Id run);

    /** Marks the run as running and gives the number of this attempt; empty when it has ended meanwhile. */
    Optional<Integer> begin(Id run);

    void progress(Id run, long done, long total);

    boolean cancelRequested(Id run);

    /** Asks a live run to stop; one that waits has ended with it. */
    void cancel(Id run, Instant now);

    String checkpoint(Id run);

    /**
     * Stores the checkpoint in the caller's transaction.
     *
     * @throws IllegalStateException when another attempt has taken over
     */
    void checkpoint(Id run, int attempt, String state);

    /** Ends the run; a repeating one stays for its next repetition. */
    void end(Id run, String state, @Nullable String outcome, Instant now);

    /** Ends a repetition that had nothing to tell: only an earlier failure is forgotten. */
    void endQuietly(String job, Instant now);

    /** A job and its parameters. */
    record Work(String job, Map<String, String> parameters) {}
}
