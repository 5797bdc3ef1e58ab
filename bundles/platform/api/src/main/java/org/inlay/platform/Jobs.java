package org.inlay.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Work in the background, kept in the database: survives restarts, shows progress, can be cancelled. */
@ProviderType
public interface Jobs {
    /**
     * Starts a one-off run of a job in the caller's transaction; a run with the same job and key that has not ended is
     * returned instead.
     *
     * @param parameters small, JSON-like
     */
    Run start(String job, String key, Map<String, String> parameters);

    /** The run; needs {@code jobs:read} everywhere. Problems: {@code not-found}. */
    Run get(Id run);

    /** The latest runs, newest first. Needs {@code jobs:read}. */
    List<Run> latest(int limit);

    /** Asks a run to stop after its present chunk. Needs {@code jobs:write}. */
    Run cancel(Id run);

    /**
     * A run.
     *
     * @param state {@code WAITING, RUNNING, DONE, FAILED, CANCELLED}
     * @param done units of work finished
     * @param total units of work known; 0 when unknown
     * @param outcome short result or failure, once ended
     */
    record Run(
            Id id,
            String job,
            String key,
            String state,
            long done,
            long total,
            Instant createdAt,
            @Nullable Instant endedAt,
            @Nullable String outcome) {}
}
