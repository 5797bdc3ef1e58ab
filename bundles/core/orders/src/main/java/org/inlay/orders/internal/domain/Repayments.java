package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.orders.Order.Repayment;
import org.inlay.platform.Allocation;
import org.inlay.platform.Problem;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** By which tenders money is given back (D9). */
public final class Repayments {
    private Repayments() {}

    /**
     * Splits the amount as stated, else pro rata over what each tender still holds (G3, ties to the one used first).
     *
     * @param held tender → its payments less its repayments, in the order in which they were first used
     * @param stated null = pro rata
     * @throws Problem {@code repayment-mismatch} when the stated parts do not add up to the amount, name a tender twice or
     *     one that does not hold that much
     */
    public static List<Repayment> of(Money amount, Map<String, Money> held, @Nullable List<Repayment> stated) {
        if (stated != null) {
            return asStated(amount, held, stated);
        }
        if (amount.isZero()) {
            return List.of();
        }
        List<String> tenders = List.copyOf(held.keySet());
        List<Money> parts = Allocation.split(
                amount, held.values().stream().map(Money::getAmountMinorLong).toList());
        List<Repayment> repayments = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isPositive()) {
                repayments.add(new Repayment(tenders.get(i), parts.get(i)));
            }
        }
        return List.copyOf(repayments);
    }

    private static List<Repayment> asStated(Money amount, Map<String, Money> held, List<Repayment> stated) {
        Money sum = amount.withAmount(0);
        Set<String> seen = new HashSet<>();
        for (Repayment part : stated) {
            Money holds = held.getOrDefault(part.tender(), sum.withAmount(0));
            if (!part.amount().isPositive() || part.amount().isGreaterThan(holds) || !seen.add(part.tender())) {
                throw Problem.invalid("repayment-mismatch")
                        .with("tender", part.tender())
                        .with("holds", holds)
                        .with("repay", amount);
            }
            sum = sum.plus(part.amount());
        }
        if (!sum.isEqual(amount)) {
            throw Problem.invalid("repayment-mismatch").with("stated", sum).with("repay", amount);
        }
        return List.copyOf(stated);
    }
}
