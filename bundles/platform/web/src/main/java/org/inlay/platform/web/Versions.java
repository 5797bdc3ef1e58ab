package org.inlay.platform.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.core.EntityTag;
import javax.ws.rs.core.Response;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/** Versions of records as entity tags: out as {@code ETag: "3"}, back as {@code If-Match: "3"}. */
public final class Versions {
    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,18})\"?");

    private Versions() {}

    /**
     * The version the caller has seen, from the header {@code If-Match}.
     *
     * @throws Problem {@code if-match-required} without the header, {@code invalid-if-match} when it is no version
     */
    public static long expected(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.badRequest("if-match-required");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problem.badRequest("invalid-if-match");
        }
        return Long.parseLong(tag.group(1));
    }

    /**
     * Refuses a change of a record that somebody else changed meanwhile.
     *
     * @throws Problem {@code stale}, naming the present version
     */
    public static void require(long expected, long present) {
        if (expected != present) {
            throw new Problem(Problem.Kind.STALE, "stale").with("version", present);
        }
    }

    /** 200 with the record and its version as entity tag. */
    public static Response tagged(Object record, long version) {
        return Response.ok(record).tag(tag(version)).build();
    }

    /** The version as entity tag. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }
}
