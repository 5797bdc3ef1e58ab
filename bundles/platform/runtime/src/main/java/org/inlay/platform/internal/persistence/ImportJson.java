package org.inlay.platform.internal.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Violation;

/** What runs keep as JSON. */
final class ImportJson {
    private static final int MOST_VIOLATIONS = 3_900;

    private final ObjectMapper mapper = new ObjectMapper();

    /** Figures of a report. */
    record Figures(Map<String, Long> counts, Map<String, List<Map<String, String>>> examples) {}

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Violations as an array of field and message; as many as fit into the column. */
    String writeViolations(List<Violation> violations) {
        List<List<String>> pairs = new ArrayList<>();
        String text = "[]";
        for (Violation violation : violations) {
            pairs.add(List.of(violation.field(), violation.message()));
            String longer = write(pairs);
            if (longer.length() > MOST_VIOLATIONS) {
                break;
            }
            text = longer;
        }
        return text;
    }

    List<Violation> readViolations(String text) {
        return read(text, new TypeReference<List<List<String>>>() {}).stream()
                .map(pair -> new Violation(pair.get(0), pair.get(1)))
                .toList();
    }

    Map<String, String> readSettings(String text) {
        return read(text, new TypeReference<Map<String, String>>() {});
    }

    Figures readFigures(String text) {
        return read(text, new TypeReference<Figures>() {});
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
