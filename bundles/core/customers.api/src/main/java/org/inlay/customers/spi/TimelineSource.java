package org.inlay.customers.spi;

import java.time.Instant;
import java.util.List;
import org.inlay.customers.Timeline;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ConsumerType;

/** Adds entries to the customer's timeline. Runs outside the caller's transaction with a time limit; a failure is a notice. */
@ConsumerType
public interface TimelineSource {
    String id();

    /** Entries before the instant, in the order {@link Timeline#NEWEST_FIRST}, at most {@code limit}, only of clinics and kinds the caller may read. */
    List<Timeline.Entry> entries(Id customer, Instant before, int limit);
}
