package org.inlay.orders.internal.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Check;

/**
 * What would turn a decision against a deal (G5), as a message and its arguments.
 *
 * @param key e.g. {@code deal.flip.minimum}: "79.00 < 99.00, short by 20.00"
 */
public record DealFlip(String key, Map<String, String> arguments) {
    /** The flip of the first check that failed; empty for a deal. */
    public static Optional<DealFlip> of(List<Check> checks) {
        return checks.stream().filter(check -> !check.passed()).findFirst().map(DealFlip::of);
    }

    private static DealFlip of(Check failed) {
        String key = "deal.flip." + failed.check();
        boolean minimumFailed =
                failed.check().equals(DealDecision.MINIMUM) || failed.check().equals(DealDecision.LEFT_MINIMUM);
        if (!minimumFailed) {
            return new DealFlip(key, Map.of("actual", failed.actual(), "required", failed.required()));
        }
        boolean moreThan = failed.required().startsWith(DealRule.Comparison.MORE_THAN.sign());
        String minimum = failed.required().substring(failed.required().indexOf(' ') + 1);
        BigDecimal wanted = new BigDecimal(minimum);
        BigDecimal missing = wanted.subtract(new BigDecimal(failed.actual()));
        if (moreThan) {
            missing = missing.add(wanted.ulp());
        }
        return new DealFlip(
                moreThan ? key + "-more-than" : key,
                Map.of("actual", failed.actual(), "minimum", minimum, "short", missing.toPlainString()));
    }
}
