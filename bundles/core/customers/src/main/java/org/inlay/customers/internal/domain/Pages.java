package org.inlay.customers.internal.domain;

import java.util.List;
import java.util.function.Function;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;

/** Makes pages of lists that were read one entry further than asked. */
final class Pages {
    private Pages() {}

    /** The page of what is shown for each; {@code next} names the last one shown when there was one more. */
    static <F, T> Page<T> of(
            List<F> found, PageRequest page, Function<F, String> cursor, Function<List<F>, List<T>> shown) {
        List<F> part = found.subList(0, Math.min(found.size(), page.limit()));
        String next = found.size() > page.limit() ? cursor.apply(part.get(part.size() - 1)) : null;
        return new Page<>(shown.apply(part), next);
    }
}
