package org.inlay.platform.web.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.inlay.platform.Problem;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.web.internal.rest.json.Values;
import org.jspecify.annotations.Nullable;

/** Rule documents as clients see them: the rule's own fields with version and date beside them. */
final class RuleDocuments {
    private static final String FROM = "effectiveFrom";
    private static final String DRAFT = "draft";

    /** What an answer adds to the document; a client may send it back as it was. */
    private static final Set<String> ADDED = Set.of("version", FROM);

    private RuleDocuments() {}

    static Map<String, Object> flat(RuleVersion<Map<String, Object>> version) {
        Map<String, Object> document = new LinkedHashMap<>(version.value());
        document.put("version", version.version());
        document.put(FROM, version.effectiveFrom());
        return document;
    }

    /** The rule's own fields. */
    static Map<String, Object> own(Map<String, Object> document) {
        return without(document, ADDED);
    }

    static @Nullable Instant effectiveFrom(Map<String, Object> document) {
        return document.get(FROM) == null ? null : read(document, FROM, Values::instant);
    }

    /** {@code {draft:{…},from,to}}, or the draft's fields beside {@code from} and {@code to}. */
    static Draft draft(Map<String, Object> body) {
        LocalDate from = read(body, "from", Values::date);
        LocalDate to = read(body, "to", Values::date);
        if (!from.isBefore(to)) {
            throw Problem.violation("to", "violation.after-from");
        }
        Map<String, Object> rest = without(body, Set.of("from", "to"));
        if (!rest.containsKey(DRAFT)) {
            return new Draft(own(rest), from, to);
        }
        if (rest.size() > 1) {
            String stray = without(rest, Set.of(DRAFT)).keySet().iterator().next();
            throw Problem.badRequest("unknown-field").with("field", stray);
        }
        return new Draft(own(object(rest.get(DRAFT))), from, to);
    }

    private static Map<String, Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Problem.badRequest("wrong-type").with("field", DRAFT);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        map.forEach((name, member) -> document.put(String.valueOf(name), member));
        return document;
    }

    private static <T> T read(Map<String, Object> body, String field, Function<String, T> reader) {
        Object value = body.get(field);
        if (value == null) {
            throw Problem.violation(field, "violation.required");
        }
        if (!(value instanceof String text)) {
            throw Problem.badRequest("wrong-type").with("field", field);
        }
        try {
            return reader.apply(text);
        } catch (Problem problem) {
            throw problem.with("field", field);
        }
    }

    private static Map<String, Object> without(Map<String, Object> document, Set<String> names) {
        Map<String, Object> rest = new LinkedHashMap<>(document);
        rest.keySet().removeAll(names);
        return rest;
    }

    /** A rule to try over business dates {@code [from, to)}. */
    record Draft(Map<String, Object> document, LocalDate from, LocalDate to) {}
}
