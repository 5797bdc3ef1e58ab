package org.inlay.platform.spi;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Work in the background. It may run twice, so it is idempotent; it works in chunks of at most 1,000 rows, a transaction
 * each. Register it as a service.
 */
@ConsumerType
public interface Job {
    /** Stable id, e.g. {@code audit.seal}. */
    String id();

    /** How often it runs by itself; empty for jobs that are only started by hand. */
    default Optional<Duration> every() {
        return Optional.empty();
    }

    /** Does the work, as the platform, outside any transaction; throwing fails the run (retried when it repeats itself). */
    void run(Context context);

    /** What a running job sees. */
    interface Context {
        Map<String, String> parameters();

        /** Reports progress; stored at most once a second. */
        void progress(long done, long total);

        /** Whether somebody asked it to stop; the job then returns after its chunk. */
        boolean cancelled();

        /** A short result for the people who watch. */
        void outcome(String text);

        /** A text kept with the run from chunk to chunk, so that a restarted run resumes; empty at first. */
        String checkpoint();

        /** Stores the checkpoint in the current transaction, so that it commits with the chunk. */
        void checkpoint(String state);
    }
}
