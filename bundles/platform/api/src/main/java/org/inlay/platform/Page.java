package org.inlay.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next pass as {@code after} for the following part; null when this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {}
