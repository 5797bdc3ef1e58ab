package org.inlay.platform.web.console;

import java.util.List;
import java.util.Map;

/**
 * What a page for customers is asked.
 *
 * @param path parts of the address below the page's own
 * @param parameters of query and form
 * @param words texts in the language of the browser; dates in UTC, see {@link Words#at}
 */
public record PublicRequest(List<String> path, Map<String, List<String>> parameters, Words words) {
    /** The part of the path at this place; empty when it is shorter. */
    public String at(int place) {
        return place < path.size() ? path.get(place) : "";
    }

    /** What was typed, without blanks around it; the empty string when nothing was. */
    public String value(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0).strip();
    }
}
