package org.inlay.coupons.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.customers.Segments;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whom terms are for: by tags and last visit type (C1, T8), as a segment. */
@Component(service = Audiences.class)
public class Audiences {
    private final Segments segments;
    private final Access access;

    @Activate
    public Audiences(@Reference Segments segments, @Reference Access access) {
        this.segments = segments;
        this.access = access;
    }

    /** Whether they are for this customer in the clinic. Problems: {@code segment-undecided} naming the plugin (T7). */
    public boolean member(Terms terms, Id customer, String clinic) {
        List<Map<String, Object>> all = new ArrayList<>();
        terms.audienceTags()
                .forEach((tag, values) -> all.add(
                        Map.of("criterion", "tag", "tag", tag, "operator", "IN", "values", List.copyOf(values))));
        if (!terms.audienceVisits().isEmpty()) {
            all.add(Map.of(
                    "criterion", "last-visit-type", "operator", "IN", "values", List.copyOf(terms.audienceVisits())));
        }
        return all.isEmpty()
                || access.asPlatform(() -> segments.membership(Map.of("all", all), clinic, customer))
                        .member();
    }
}
