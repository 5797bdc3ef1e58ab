package org.inlay.customers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The customer's history over all bundles (360° view). */
@ProviderType
public interface Timeline {
    /** What happened before an instant, newest first; needs {@code customers:read} and each source's own permission. */
    Part of(Id customer, @Nullable Instant before, int limit);

    /** {@code notices} name the sources that failed or were too slow; {@code next} is passed as {@code before}. */
    record Part(List<Entry> items, @Nullable Instant next, List<String> notices) {}

    /** One entry; {@code kind} namespaced, e.g. {@code orders.confirmed}; {@code subject} the record's id. */
    record Entry(Instant at, String kind, String clinic, Id subject, Map<String, String> details) {}
}
