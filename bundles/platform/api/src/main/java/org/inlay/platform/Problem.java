package org.inlay.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that Inlay refuses, with a stable reason code. It becomes {@code application/problem+json} (RFC 9457)
 * over REST and a sentence on a page; the text is the message {@code problem.<reason>} in the caller's language with
 * the arguments put in by name ({@code {name}}). Nothing is stored when one is thrown inside a transaction.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is; the edge maps it to a status. */
    public enum Kind {
        /** 400: the request cannot be read (syntax, type, format). */
        BAD_REQUEST,
        /** 401: nobody is signed in. */
        UNAUTHENTICATED,
        /** 403: the caller lacks a permission in this clinic. */
        FORBIDDEN,
        /** 404: there is no such thing, or not for this caller. */
        NOT_FOUND,
        /** 409: what is asked contradicts the present state. */
        CONFLICT,
        /** 412: the record was changed by somebody else meanwhile. */
        STALE,
        /** 413: the body is larger than allowed. */
        TOO_LARGE,
        /** 422: the request is readable but a rule refuses it. */
        INVALID,
        /** 429: too many tries. */
        THROTTLED,
        /** 503: a needed part is not there at the moment; try again. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String reason;
    private final transient Map<String, Object> arguments = new LinkedHashMap<>();
    private final transient List<Violation> violations = new ArrayList<>();

    public Problem(Kind kind, String reason) {
        super(reason);
        this.kind = kind;
        this.reason = reason;
    }

    public static Problem badRequest(String reason) {
        return new Problem(Kind.BAD_REQUEST, reason);
    }

    public static Problem invalid(String reason) {
        return new Problem(Kind.INVALID, reason);
    }

    public static Problem conflict(String reason) {
        return new Problem(Kind.CONFLICT, reason);
    }

    public static Problem notFound(String what) {
        return new Problem(Kind.NOT_FOUND, "not-found").with("what", what);
    }

    /** A 422 {@code validation} problem that names its fields. */
    public static Problem violations(List<Violation> violations) {
        Problem problem = invalid("validation");
        problem.violations.addAll(violations);
        return problem;
    }

    /** A 422 {@code validation} problem of one field. */
    public static Problem violation(String field, String message) {
        return violations(List.of(new Violation(field, message)));
    }

    /** Adds a named argument of the message; also given to the caller as a member of the problem document. */
    public Problem with(String name, Object value) {
        arguments.put(name, value);
        return this;
    }

    public Kind kind() {
        return kind;
    }

    /** Stable code, kebab-case, e.g. {@code key-reused}; clients may rely on it. */
    public String reason() {
        return reason;
    }

    public Map<String, Object> arguments() {
        return Collections.unmodifiableMap(arguments);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    @Override
    public String getMessage() {
        return reason + (arguments.isEmpty() ? "" : " " + arguments) + (violations.isEmpty() ? "" : " " + violations);
    }
}
