package org.inlay.coupons.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inlay.customers.Segments;
import org.inlay.customers.Segments.Node;
import org.inlay.customers.Tags;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.platform.Access;
import org.inlay.platform.Check;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Whom terms are for: by tags and last visit type (C1, T8), as a segment. Problems of all: {@code segment-undecided} naming the plugin
 * (T7).
 */
@Component(service = Audiences.class)
public class Audiences {
    private static final String VISIT = "last-visit-type";
    private static final String TAG = "tag.";

    private final Segments segments;
    private final Tags tags;
    private final Visits visits;
    private final Access access;

    @Activate
    public Audiences(
            @Reference Segments segments, @Reference Tags tags, @Reference Visits visits, @Reference Access access) {
        this.segments = segments;
        this.tags = tags;
        this.visits = visits;
        this.access = access;
    }

    /** A part of an audience: one of these values. */
    private record Part(String check, Map<String, Object> node, List<String> values) {
        static Part tag(String tag, Set<String> any) {
            List<String> values = List.copyOf(new TreeSet<>(any));
            return new Part(
                    TAG + tag, Map.of("criterion", "tag", "tag", tag, "operator", "IN", "values", values), values);
        }

        static Part visit(Set<String> any) {
            List<String> values = List.copyOf(new TreeSet<>(any));
            return new Part(VISIT, Map.of("criterion", VISIT, "operator", "IN", "values", values), values);
        }
    }

    /** Whether they are for this customer in the clinic. */
    public boolean member(Terms terms, Id customer, String clinic) {
        List<Part> parts = parts(terms);
        return parts.isEmpty()
                || access.asPlatform(() -> segments.membership(tree(parts), clinic, customer))
                        .member();
    }

    /** How many customers they are for in the clinic; null = everybody. */
    public @Nullable Long count(Terms terms, String clinic) {
        List<Part> parts = parts(terms);
        return parts.isEmpty() ? null : access.asPlatform(() -> segments.count(tree(parts), clinic));
    }

    /** What each part of the audience says of this customer (G5). */
    public List<Check> checks(Terms terms, Id customer, String clinic) {
        List<Part> parts = parts(terms);
        return parts.isEmpty()
                ? List.of()
                : access.asPlatform(() -> {
                    List<Node> nodes = segments.membership(tree(parts), clinic, customer)
                            .explanation()
                            .members();
                    List<Check> checks = new ArrayList<>();
                    for (int i = 0; i < parts.size(); i++) {
                        Part part = parts.get(i);
                        String required = String.join(", ", part.values());
                        checks.add(new Check(
                                part.check(),
                                found(part, customer, clinic),
                                required,
                                nodes.get(i).holds()));
                    }
                    return checks;
                });
    }

    private String found(Part part, Id customer, String clinic) {
        return part.check().equals(VISIT)
                ? visits.lastType(customer, clinic).map(VisitType::name).orElse("")
                : tags.value(customer, clinic, part.check().substring(TAG.length()));
    }

    private static Map<String, Object> tree(List<Part> parts) {
        return Map.of("all", parts.stream().map(Part::node).toList());
    }

    private static List<Part> parts(Terms terms) {
        List<Part> parts = new ArrayList<>();
        new TreeMap<>(terms.audienceTags()).forEach((tag, values) -> parts.add(Part.tag(tag, values)));
        if (!terms.audienceVisits().isEmpty()) {
            parts.add(Part.visit(terms.audienceVisits()));
        }
        return parts;
    }
}
