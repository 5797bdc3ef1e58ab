package org.inlay.platform.internal.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Failed sign-ins of one login: ten, each within 15 minutes of the one before, lock it until 15 minutes after the last.
 *
 * @param until when they are forgotten
 */
public record LockOut(int failures, Instant until) {

    private static final int MOST = 10;
    private static final Duration MEMORY = Duration.ofMinutes(15);

    /** No failures. */
    public static final LockOut NONE = new LockOut(0, Instant.EPOCH);

    /** Whether no sign-in is tried at this instant. */
    public boolean locked(Instant now) {
        return failures >= MOST && now.isBefore(until);
    }

    /** After one more failure. */
    public LockOut failed(Instant now) {
        return new LockOut(now.isBefore(until) ? failures + 1 : 1, now.plus(MEMORY));
    }
}
