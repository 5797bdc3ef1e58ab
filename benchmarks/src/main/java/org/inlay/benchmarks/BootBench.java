package org.inlay.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Cold start (database made) and warm start to readiness, and resident memory. */
final class BootBench implements Benchmark {
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "boot";
    }

    @Override
    public String summary() {
        return "cold and warm start to ready, resident memory";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        double[] cold = new double[ROUNDS];
        double[] warm = new double[ROUNDS];
        double[] memory = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            try (Installation installation = Installation.fresh(Map.of())) {
                cold[round] = installation.readyMillis();
                installation.stop();
                installation.start();
                warm[round] = installation.readyMillis();
                TimeUnit.SECONDS.sleep(5);
                memory[round] = installation.residentMebibytes();
            }
        }
        print("cold start", "ms", Samples.of(cold), 15_000);
        print("warm start", "ms", Samples.of(warm), 6_000);
        print("resident, 5 s after ready", "MiB", Samples.of(memory), 400);
    }

    private static void print(String what, String unit, Samples samples, int aim) {
        System.out.printf(
                "%-26s median %,7.0f %-3s (aim <= %,d, noise +-%.0f %%)%n",
                what, samples.median(), unit, aim, samples.noisePercent());
    }
}
