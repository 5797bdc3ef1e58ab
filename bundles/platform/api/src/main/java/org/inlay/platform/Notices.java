package org.inlay.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Short messages to members of staff: what they started has ended, something of theirs has changed. Kept for 60 days. */
@ProviderType
public interface Notices {
    /**
     * Tells a member something, once the running transaction commits; an unknown login is told nothing.
     *
     * @param text key of the text
     * @param arguments of the text; an instant in ISO form is shown at the reader's clinic's clock. No health data: whoever
     *     looks over a shoulder reads it.
     * @param address where it leads, below {@code /app/}
     */
    void tell(String login, String text, Map<String, String> arguments, String address);

    /** The caller's latest 50, newest first. */
    List<Notice> mine();

    /** How many the caller has not read. */
    int unread();

    /** The caller has read all there are. */
    void markRead();

    /** A message. */
    record Notice(Id id, String text, Map<String, String> arguments, String address, Instant at, boolean read) {}
}
