package org.inlay.platform;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.Money;

/** Splits money so that the parts add up to the cent: largest remainder, ties go to the earlier part (G3). */
public final class Allocation {
    private Allocation() {}

    /**
     * Splits the amount over the weights.
     *
     * @param weights at least one, none negative; when all are zero they count as equal
     * @return one part per weight, in their order, summing to the amount
     */
    public static List<Money> split(Money amount, List<Long> weights) {
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("nothing to split over");
        }
        if (weights.stream().anyMatch(w -> w < 0)) {
            throw new IllegalArgumentException("a weight is not negative: " + weights);
        }
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            return split(amount, weights.stream().map(w -> 1L).toList());
        }
        BigInteger minor = BigInteger.valueOf(amount.abs().getAmountMinorLong());
        long[] parts = new long[weights.size()];
        BigInteger[] remainders = new BigInteger[weights.size()];
        long rest = minor.longValueExact();
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] quotient =
                    minor.multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(sum);
            parts[i] = quotient[0].longValueExact();
            remainders[i] = quotient[1];
            rest -= parts[i];
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(rest)
                .forEach(i -> parts[i]++);
        List<Money> split = new ArrayList<>(parts.length);
        for (long part : parts) {
            split.add(Money.ofMinor(amount.getCurrencyUnit(), amount.isNegative() ? -part : part));
        }
        return List.copyOf(split);
    }

    /** Splits the amount evenly over a number of parts, the earlier ones taking the odd cents. */
    public static List<Money> evenly(Money amount, int parts) {
        return split(amount, IntStream.range(0, parts).mapToObj(i -> 1L).toList());
    }
}
