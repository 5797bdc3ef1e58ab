package org.inlay.customers.internal.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.inlay.platform.Problem;

/** A tree of a segment as it stands in an address. */
final class TreeText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final int LONGEST = 20_000;

    private TreeText() {}

    static Map<String, Object> read(String text) {
        try {
            if (text.length() > LONGEST) {
                throw Problem.badRequest("malformed-json");
            }
            return JSON.readValue(text, TREE);
        } catch (JsonProcessingException malformed) {
            throw Problem.badRequest("malformed-json");
        }
    }

    static String write(Map<String, Object> tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always written", e);
        }
    }
}
