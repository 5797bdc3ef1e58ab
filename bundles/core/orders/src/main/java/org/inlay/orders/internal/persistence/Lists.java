package org.inlay.orders.internal.persistence;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short lists of codes kept in one column, a line each. */
final class Lists {
    private static final String SEPARATOR = "\n";

    private Lists() {}

    static List<String> split(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(SEPARATOR));
    }

    static @Nullable String join(Collection<String> codes) {
        return codes.isEmpty() ? null : String.join(SEPARATOR, codes);
    }
}
