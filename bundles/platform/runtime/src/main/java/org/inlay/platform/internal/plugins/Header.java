package org.inlay.platform.internal.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A clause of a manifest header such as {@code Import-Package}.
 *
 * @param parameters attributes and directives, without their quotes; a directive keeps its colon
 */
record Header(String name, Map<String, String> parameters) {

    /** The clauses of a header, OSGi Core 3.2.4; a clause with several names becomes several. */
    static List<Header> clauses(@Nullable String header) {
        List<Header> clauses = new ArrayList<>();
        if (header == null) {
            return clauses;
        }
        for (String clause : split(header, ',')) {
            List<String> names = new ArrayList<>();
            Map<String, String> parameters = new TreeMap<>();
            for (String part : split(clause, ';')) {
                int is = part.indexOf('=');
                if (is < 0) {
                    names.add(part.strip());
                } else {
                    parameters.put(
                            part.substring(0, is).strip(),
                            part.substring(is + 1).strip().replace("\"", ""));
                }
            }
            names.stream().filter(name -> !name.isEmpty()).forEach(name -> clauses.add(new Header(name, parameters)));
        }
        return clauses;
    }

    boolean optional() {
        return "optional".equals(parameters.get("resolution:"));
    }

    /** Splits outside of quotes. */
    private static List<String> split(String text, char at) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == at && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
