package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.util.List;
import org.inlay.customers.Timeline.Entry;
import org.inlay.platform.Id;

/** Reads this bundle's part of the timeline: before an instant, newest first, at most {@code limit}. */
public interface TimelineStore {
    List<Entry> visits(Id customer, Callers.Seen seen, Instant before, int limit);

    List<Entry> appointments(Id customer, Callers.Seen seen, Instant before, int limit);

    List<Entry> enquiries(Id customer, Callers.Seen seen, Instant before, int limit);

    List<Entry> treatments(Id customer, Callers.Seen seen, Instant before, int limit);

    List<Entry> allergies(Id customer, Instant before, int limit);
}
