package org.inlay.customers;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The customer's history over all bundles (360° view). */
@ProviderType
public interface Timeline {
    /** The order of the timeline; sources that keep to it lose nothing where a part ends within an instant. */
    Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::at)
            .thenComparing(Entry::subject)
            .thenComparing(Entry::kind)
            .reversed();

    /** What happened, newest first; needs {@code customers:read} and each source's own permission. */
    Part of(Id customer, PageRequest page);

    /** {@code notices} name the sources that failed or were too slow. */
    record Part(List<Entry> items, @Nullable String next, List<String> notices) {}

    /** One entry; {@code kind} namespaced, e.g. {@code orders.confirmed}; {@code subject} the record's id. */
    record Entry(Instant at, String kind, String clinic, Id subject, Map<String, String> details) {}
}
