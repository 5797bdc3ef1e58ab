package org.inlay.platform.web.internal.rest.edge;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What JAX-RS would not refuse in our manner: strange methods, content types and charsets. */
final class Malformed {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final Set<String> KNOWN = Set.of(METHODS.split(", "));

    private static final Pattern TYPE = Pattern.compile("\\s*[\\w!#$&^.+-]+/[\\w!#$&^.+-]+\\s*(;.*)?");
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";]*)\"?", Pattern.CASE_INSENSITIVE);

    private Malformed() {}

    /** The refusal; null when the request may pass. */
    static @Nullable Refusal check(HttpServletRequest request) {
        if (!KNOWN.contains(request.getMethod())) {
            return new Refusal(405, Problem.badRequest("method-not-allowed"), METHODS);
        }
        String type = request.getContentType();
        return type == null || type.isBlank() ? null : check(type);
    }

    private static @Nullable Refusal check(String contentType) {
        if (!TYPE.matcher(contentType).matches()) {
            return unsupported();
        }
        Matcher charset = CHARSET.matcher(contentType);
        return charset.find() && !isKnown(charset.group(1))
                ? Refusal.of(Problem.badRequest("unsupported-charset"))
                : null;
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    private static Refusal unsupported() {
        return new Refusal(415, Problem.badRequest("unsupported-media-type"), null);
    }
}
