package org.inlay.platform.web.internal.console;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.platform.web.console.Screen.Undo;
import org.inlay.platform.web.console.Screen.Way;
import org.jspecify.annotations.Nullable;

/** What was done, for the screen that comes next: a sentence, and how to take it back. */
public record Done(String text, @Nullable Undo undo) {

    /** As one line of text; empty when there is nothing to say. */
    static String write(Way way) {
        if (way.done() == null) {
            return "";
        }
        List<String> parts = new ArrayList<>(List.of(encoded(way.done())));
        if (way.undo() != null) {
            parts.add(encoded(way.undo().action()));
            way.undo().fields().forEach((name, value) -> parts.add(encoded(name) + "=" + encoded(value)));
        }
        return String.join("&", parts);
    }

    /** What was written; null when there was nothing to say. */
    static @Nullable Done read(String line) {
        if (line.isEmpty()) {
            return null;
        }
        String[] parts = line.split("&", -1);
        if (parts.length == 1) {
            return new Done(decoded(parts[0]), null);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 2; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            fields.put(decoded(pair[0]), pair.length < 2 ? "" : decoded(pair[1]));
        }
        return new Done(decoded(parts[0]), new Undo(decoded(parts[1]), fields));
    }

    /** The same way, as it is repeated to who sends a form twice. */
    static Way again(String address, String line) {
        Done done = read(line);
        return new Way(address, done == null ? null : done.text(), done == null ? null : done.undo());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
