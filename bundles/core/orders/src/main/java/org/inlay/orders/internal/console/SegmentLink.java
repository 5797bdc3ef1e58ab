package org.inlay.orders.internal.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.inlay.platform.web.console.ConsoleRequest;

/** The address at which the customers of a segment are listed. */
public final class SegmentLink {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SegmentLink() {}

    /** Where the customers of this tree are, under this title. */
    public static String of(ConsoleRequest request, Map<String, Object> tree, String title) {
        try {
            return request.address("/app/segments/show", "tree", JSON.writeValueAsString(tree), "title", title);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always written", e);
        }
    }
}
