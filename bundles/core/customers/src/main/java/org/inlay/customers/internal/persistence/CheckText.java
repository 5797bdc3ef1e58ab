package org.inlay.customers.internal.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.inlay.platform.Check;

/** The checks of a decision as they are stored: an array of [check, actual, required, passed]. */
final class CheckText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckText() {}

    static String write(List<Check> checks) {
        List<Object[]> rows = checks.stream()
                .map(c -> new Object[] {c.check(), c.actual(), c.required(), c.passed()})
                .toList();
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("checks are texts and cannot fail to be written", e);
        }
    }

    static List<Check> read(String text) {
        try {
            List<Check> checks = new ArrayList<>();
            JSON.readTree(text)
                    .forEach(row -> checks.add(new Check(
                            row.get(0).asText(),
                            row.get(1).asText(),
                            row.get(2).asText(),
                            row.get(3).asBoolean())));
            return List.copyOf(checks);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored checks are not readable: " + text, e);
        }
    }
}
