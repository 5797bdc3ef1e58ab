package org.inlay.orders.internal.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.inlay.orders.spi.PriceAdjuster.Adjustment;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What the core checks of an adjuster's proposal before it believes it: currency, known lines, never below zero. */
final class AdjustmentValidator {
    private static final int LONGEST = 200;

    private AdjustmentValidator() {}

    /** What is wrong with the adjustment on these lines, in one English phrase for logs and the refusal; empty if nothing. */
    static Optional<String> fault(Adjustment adjustment, List<WorkingLine> lines, CurrencyUnit currency) {
        if (!adjustment.amount().getCurrencyUnit().equals(currency)) {
            return Optional.of("currency");
        }
        if (!adjustment.amount().isPositive()) {
            return Optional.of("not-positive");
        }
        if (adjustment.name().isBlank() || adjustment.name().length() > LONGEST) {
            return Optional.of("name");
        }
        if (adjustment.code() != null && adjustment.code().length() > LONGEST) {
            return Optional.of("code");
        }
        if (adjustment.lines().isEmpty()
                || new HashSet<>(adjustment.lines()).size()
                        != adjustment.lines().size()) {
            return Optional.of("lines");
        }
        Money left = Money.zero(currency);
        for (int number : adjustment.lines()) {
            if (number < 1 || number > lines.size() || lines.get(number - 1).gift()) {
                return Optional.of("unknown-line");
            }
            left = left.plus(lines.get(number - 1).net());
        }
        return adjustment.amount().isGreaterThan(left) ? Optional.of("below-zero") : Optional.empty();
    }
}
