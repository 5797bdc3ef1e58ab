package org.inlay.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision is what it is (G5).
 *
 * @param value the decision, e.g. {@code NO_DEAL} or {@code ONCE}
 * @param rule id of the rule, e.g. {@code deal}
 * @param version of the rule; 0 = imported from the old system
 * @param checks in the order they were made; the first that failed decided
 * @param flip what would change it, in the caller's language, e.g. "79.00 < 99.00, short by 20.00"; null when nothing would
 */
public record Explanation(
        String value,
        String rule,
        long version,
        List<Check> checks,
        @Nullable String flip) {}
