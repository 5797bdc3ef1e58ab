package org.inlay.platform.web;

import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;

/** Reads {@code ?limit=&after=} of a list. */
public final class Paging {
    private Paging() {}

    /**
     * The part that is asked for; {@link PageRequest#DEFAULT} entries where no limit is stated.
     *
     * @throws org.inlay.platform.Problem {@code validation} for a limit outside 1 to 200
     */
    public static PageRequest of(@Nullable Integer limit, @Nullable String after) {
        return new PageRequest(limit == null ? PageRequest.DEFAULT : limit, after);
    }
}
