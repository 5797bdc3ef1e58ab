package org.inlay.platform.web.internal.rest.edge;

import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;

/** The token in the header {@code Authorization: Bearer …}. */
public final class BearerTokens {
    private static final String BEARER = "Bearer ";

    private BearerTokens() {}

    /**
     * The token.
     *
     * @throws Problem {@code unauthenticated} when the header has none
     */
    public static String of(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Problem(Problem.Kind.UNAUTHENTICATED, "unauthenticated");
        }
        return authorization.substring(BEARER.length()).strip();
    }
}
