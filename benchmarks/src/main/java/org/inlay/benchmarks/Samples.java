package org.inlay.benchmarks;

import java.util.Arrays;

/** Measured values and what can be said of them. */
record Samples(double[] values) {
    static Samples of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    double median() {
        return percentile(50);
    }

    /** Nearest rank. */
    double percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * values.length);
        return values[Math.max(0, rank - 1)];
    }

    /** Half the distance between the extremes, in percent of the median: how noisy the machine was. */
    double noisePercent() {
        return 100 * (values[values.length - 1] - values[0]) / 2 / median();
    }
}
