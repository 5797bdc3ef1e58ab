package org.inlay.platform.internal.domain;

import java.time.Duration;
import java.util.Optional;

/** When a failed delivery is tried again: after 1 s, 2 s, 4 s … 5 minutes, and after twelve tries never by itself. */
final class Retries {
    static final int MOST = 12;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Retries() {}

    /** The pause after so many failed tries; empty = park it. */
    static Optional<Duration> after(int attempts) {
        if (attempts >= MOST) {
            return Optional.empty();
        }
        Duration doubled = Duration.ofSeconds(1L << (attempts - 1));
        return Optional.of(doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST);
    }
}
