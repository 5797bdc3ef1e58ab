package org.inlay.benchmarks;

import java.util.List;
import java.util.Optional;

/** Runs the benchmark named by the first argument; without one, lists what there is. */
public final class Bench {

    private static final List<Benchmark> ALL = List.of(
            new OrdersBench(),
            new BootBench(),
            new SegmentsBench(),
            new ConsoleBench(),
            new PluginsBench(),
            new CouponsBench());

    private Bench() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            list();
            return;
        }
        Optional<Benchmark> chosen =
                ALL.stream().filter(b -> b.name().equals(args[0])).findFirst();
        if (chosen.isEmpty()) {
            System.err.println("There is no benchmark " + args[0] + ".");
            list();
            System.exit(2);
        }
        chosen.orElseThrow().run(List.of(args).subList(1, args.length));
    }

    private static void list() {
        System.out.println("Benchmarks: " + ALL.size());
        ALL.forEach(b -> System.out.printf("  %-12s %s%n", b.name(), b.summary()));
    }
}
