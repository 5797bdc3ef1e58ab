package org.inlay.platform.web.internal.rest.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletResponse;
import javax.ws.rs.core.Response;
import org.inlay.platform.Messages;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Problems as {@code application/problem+json} (RFC 9457) in the caller's language. */
@Component(service = ProblemDocuments.class)
public final class ProblemDocuments {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Set<String> RESERVED =
            Set.of("type", "title", "status", "detail", "instance", "reason", "violations");
    private static final int RETRY_SECONDS = 5;

    private final Messages messages;
    private final ObjectMapper json = new ObjectMapper();

    @Activate
    public ProblemDocuments(@Reference Messages messages) {
        this.messages = messages;
    }

    /** The status of a kind of refusal. */
    public static int status(Problem.Kind kind) {
        return switch (kind) {
            case BAD_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
            case THROTTLED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** The answer of a resource. */
    Response response(Refusal refusal, Locale locale) {
        Response.ResponseBuilder response = Response.status(refusal.status())
                .type(MEDIA_TYPE)
                .header("Content-Language", locale.toLanguageTag())
                .entity(bytes(document(refusal, locale)));
        headers(refusal).forEach(response::header);
        return response.build();
    }

    /** The answer outside JAX-RS. */
    void write(HttpServletResponse response, Refusal refusal, Locale locale) throws IOException {
        byte[] bytes = bytes(document(refusal, locale));
        response.setStatus(refusal.status());
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Content-Language", locale.toLanguageTag());
        headers(refusal).forEach(response::setHeader);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Map<String, String> headers(Refusal refusal) {
        if (refusal.allow() != null) {
            return Map.of("Allow", refusal.allow());
        }
        return switch (refusal.status()) {
            case 401 -> Map.of("WWW-Authenticate", "Bearer realm=\"inlay\"");
            case 429, 503 -> Map.of("Retry-After", Integer.toString(RETRY_SECONDS));
            default -> Map.of();
        };
    }

    Map<String, Object> document(Refusal refusal, Locale locale) {
        Problem problem = refusal.problem();
        Map<String, Object> document = new LinkedHashMap<>();
        String title = messages.text(locale, "problem.title." + refusal.status(), Map.of());
        String key = "problem." + problem.reason();
        String detail = messages.text(locale, key, problem.arguments());
        document.put("type", "urn:inlay:problem:" + problem.reason());
        document.put("title", title);
        document.put("status", refusal.status());
        document.put("detail", detail.equals(key) ? title : detail);
        if (problem.arguments().get("incident") instanceof String incident) {
            document.put("instance", "urn:inlay:incident:" + incident);
        }
        document.put("reason", problem.reason());
        if (!problem.violations().isEmpty()) {
            document.put("violations", violations(problem.violations(), locale));
        }
        problem.arguments().forEach((name, value) -> {
            if (!RESERVED.contains(name)) {
                document.put(name, plain(value));
            }
        });
        return document;
    }

    private List<Map<String, String>> violations(List<Violation> violations, Locale locale) {
        return violations.stream()
                .map(violation -> Map.of(
                        "field", violation.field(),
                        "message", messages.text(locale, violation.message(), Map.of())))
                .toList();
    }

    /** Values of the JDK only, so that no class of a bundle that may go is kept. */
    private static Object plain(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Collection<?> items) {
            return items.stream().map(ProblemDocuments::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
            return plain;
        }
        if (value instanceof Money money) {
            return Map.of(
                    "amount",
                    money.getAmount().toPlainString(),
                    "currency",
                    money.getCurrencyUnit().getCode());
        }
        return String.valueOf(value);
    }

    private byte[] bytes(Map<String, Object> document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem document of plain values is always written", e);
        }
    }
}
