package org.inlay.orders.internal.domain;

import java.math.BigInteger;
import java.util.function.ToLongBiFunction;

/**
 * The line between high and low (S3), in whole numbers: R at or below {@code recencyDays}, F and M at or above the others.
 * Cuts that are no whole numbers lose nothing by it, because what is compared with them is whole.
 *
 * @param money in minor units
 */
public record RfmLine(int recencyDays, int frequency, long money) {
    /** What is measured of a customer. */
    public enum Measure {
        RECENCY,
        FREQUENCY,
        MONEY
    }

    /**
     * Sums over the rated customers.
     *
     * @param rated how many they are
     * @param money in minor units
     */
    public record Sums(long rated, long recencyDays, long frequency, BigInteger money) {}

    /**
     * At the mean: a value is above it exactly when {@code value × rated > sum}, that is from {@code ⌊sum ÷ rated⌋ + 1} on,
     * and at or below it up to {@code ⌊sum ÷ rated⌋}.
     */
    static RfmLine mean(Sums sums) {
        long money = sums.money().divide(BigInteger.valueOf(sums.rated())).longValueExact();
        return new RfmLine(
                Math.toIntExact(sums.recencyDays() / sums.rated()),
                Math.toIntExact(sums.frequency() / sums.rated() + 1),
                money + 1);
    }

    /**
     * At a quantile by nearest rank. F and M: the value of which {@code percent} % of the customers have no more. R, where
     * little is good: the value of which {@code 100 − percent} % have no more, so that of each measure the best {@code
     * 100 − percent} % are high when no two are equal.
     *
     * @param percent 1 to 99
     * @param nth the n-th smallest value of a measure, from 1
     */
    static RfmLine quantile(long rated, int percent, ToLongBiFunction<Measure, Long> nth) {
        long rank = rank(rated, percent);
        return new RfmLine(
                Math.toIntExact(nth.applyAsLong(Measure.RECENCY, rank(rated, 100 - percent))),
                Math.toIntExact(nth.applyAsLong(Measure.FREQUENCY, rank) + 1),
                nth.applyAsLong(Measure.MONEY, rank) + 1);
    }

    private static long rank(long rated, int percent) {
        return (Math.multiplyExact(rated, (long) percent) + 99) / 100;
    }

    boolean recent(int days) {
        return days <= recencyDays;
    }

    boolean frequent(int dates) {
        return dates >= frequency;
    }

    boolean much(long minor) {
        return minor >= money;
    }

    RfmClass of(int days, int dates, long minor) {
        return RfmClass.of(recent(days), frequent(dates), much(minor));
    }
}
