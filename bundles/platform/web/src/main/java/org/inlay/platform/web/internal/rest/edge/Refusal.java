package org.inlay.platform.web.internal.rest.edge;

import java.util.Map;
import java.util.UUID;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failed request is answered: a status and a problem. An unforeseen failure is logged under a number, which is all
 * that the client learns of it.
 *
 * @param allow methods the resource has, for 405
 */
public record Refusal(int status, Problem problem, @Nullable String allow) {
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    /** What the server throws when a query is no text; it is no API of this bundle's. */
    private static final String UNREADABLE = "org.eclipse.jetty.http.BadMessageException";

    /** Reasons of refusals that JAX-RS itself makes. */
    private static final Map<Integer, String> REASONS = Map.of(
            400, "bad-request",
            404, "no-such-resource",
            405, "method-not-allowed",
            406, "not-acceptable",
            415, "unsupported-media-type");

    public static Refusal of(Problem problem) {
        return new Refusal(ProblemDocuments.status(problem.kind()), problem, null);
    }

    public static Refusal of(Throwable failure) {
        Problem problem = causeOf(failure, Problem.class);
        if (problem != null) {
            return of(problem);
        }
        if (failure instanceof WebApplicationException refusal) {
            return of(refusal);
        }
        return failure.getClass().getName().equals(UNREADABLE)
                ? of(Problem.badRequest("bad-request"))
                : unforeseen(failure);
    }

    private static Refusal of(WebApplicationException refusal) {
        if (refusal.getCause() instanceof IllegalArgumentException) {
            // CXF answers 404 where a parameter cannot be read
            return of(Problem.badRequest("invalid-parameter"));
        }
        int status = refusal.getResponse().getStatus();
        if (status >= 500) {
            return unforeseen(refusal);
        }
        String reason = REASONS.get(status);
        return reason == null
                ? of(Problem.badRequest("bad-request"))
                : new Refusal(
                        status,
                        Problem.badRequest(reason),
                        refusal.getResponse().getHeaderString(HttpHeaders.ALLOW));
    }

    private static Refusal unforeseen(Throwable failure) {
        String incident = UUID.randomUUID().toString();
        LOG.error("incident {}", incident, failure);
        return new Refusal(500, Problem.badRequest("internal").with("incident", incident), null);
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
