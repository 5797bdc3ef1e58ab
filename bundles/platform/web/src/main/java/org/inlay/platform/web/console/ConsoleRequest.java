package org.inlay.platform.web.console;

import gg.jte.Content;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Clinic;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;

/**
 * What a page is asked.
 *
 * @param path parts of the address below the page's own
 * @param parameters of query and form
 * @param clinic the clinic the person works in
 * @param words texts in the person's language
 * @param csrf what a form of this person must carry
 * @param part whether only a part of the screen is asked for
 * @param files what was uploaded, by field
 */
public record ConsoleRequest(
        List<String> path,
        Map<String, List<String>> parameters,
        Clinic clinic,
        Words words,
        String csrf,
        boolean part,
        Map<String, Upload> files) {
    /** Name of the field that carries {@link #csrf}. */
    public static final String CSRF = "_csrf";

    /** Name of the field by which a form is taken once. */
    public static final String ONCE = "_once";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ONCE_BYTES = 12;

    /** The part of the path at this place; empty when it is shorter. */
    public String at(int place) {
        return place < path.size() ? path.get(place) : "";
    }

    /** The record that the path names at this place. Problems: {@code not-found}. */
    public Id id(int place) {
        return parsed(at(place)).orElseThrow(() -> Problem.notFound("page"));
    }

    /** What was typed, without blanks around it; the empty string when nothing was. */
    public String value(String name) {
        List<String> values = values(name);
        return values.isEmpty() ? "" : values.get(0).strip();
    }

    /** The file that was uploaded in the field, if one was. */
    public Optional<Upload> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** An uploaded file. */
    public interface Upload {
        /** As it was called where it came from. */
        String name();

        /** Its bytes. */
        InputStream open() throws IOException;
    }

    /** What was typed, if anything. */
    public Optional<String> typed(String name) {
        return Optional.of(value(name)).filter(value -> !value.isEmpty());
    }

    /** Every value of a repeated field, as typed. */
    public List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** The record that a field names, if it names one. */
    public Optional<Id> record(String name) {
        return parsed(value(name));
    }

    /** An address with a query: a name, its value, and so on. */
    public String address(String path, String... namesAndValues) {
        StringBuilder address = new StringBuilder(path);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            address.append(i == 0 ? '?' : '&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        return address.toString();
    }

    /** Hidden fields of a form: whom it was given to, and that it counts once. */
    public Content hidden() {
        return hidden(csrf);
    }

    /** The same for a form of whom this was given to. */
    public static Content hidden(String csrf) {
        byte[] bytes = new byte[ONCE_BYTES];
        RANDOM.nextBytes(bytes);
        String once = HexFormat.of().formatHex(bytes);
        return output -> {
            hidden(output, CSRF, csrf);
            hidden(output, ONCE, once);
        };
    }

    /** Both values are hexadecimal. */
    private static void hidden(gg.jte.TemplateOutput output, String name, String value) {
        output.writeContent("<input type=\"hidden\" name=\"" + name + "\" value=\"" + value + "\">");
    }

    private static Optional<Id> parsed(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Id.parse(text));
        } catch (Problem | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
