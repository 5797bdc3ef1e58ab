package org.inlay.platform;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1 to 200
 * @param after the {@code next} of the part before; null for the first
 */
public record PageRequest(int limit, @Nullable String after) {
    public static final int DEFAULT = 50;
    public static final int MAXIMUM = 200;

    public PageRequest {
        if (limit < 1 || limit > MAXIMUM) {
            throw Problem.violation("limit", "violation.limit");
        }
    }
}
