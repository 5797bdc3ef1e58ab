package org.inlay.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long a plugin takes from the request to its first answer, and what people notice meanwhile. The baseline is the same
 * load on the same server while no plugin comes or goes; quiet and busy stretches take turns.
 */
final class PluginsBench implements Benchmark {
    private static final int ROUNDS = 10;
    private static final int CLIENTS = 8;
    private static final int PAUSE_MILLIS = 40;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration STRETCH = Duration.ofSeconds(6);
    private static final String HELLO = "/plugins/hello/installation";

    private final List<Double> later = new ArrayList<>();
    private final List<Double> underLoad = new ArrayList<>();
    private final List<Double> quiet = new ArrayList<>();
    private final List<Double> busy = new ArrayList<>();

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public String summary() {
        return "from installing a plugin to its first answer; core requests meanwhile, beside quiet ones";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        try (Installation inlay = Installation.fresh(Map.of())) {
            Api api = signedIn(inlay);
            api.openClinic("A");
            double first = comeAndGo(api);
            for (int round = 0; round < ROUNDS; round++) {
                later.add(comeAndGo(api));
            }
            Load.run(CLIENTS, WARM_UP, number -> client(inlay));
            for (int round = 0; round < ROUNDS; round++) {
                quiet.addAll(values(Load.run(CLIENTS, STRETCH, number -> client(inlay))));
                CompletableFuture<Load.Result> load = CompletableFuture.supplyAsync(() -> loaded(inlay));
                while (!load.isDone()) {
                    underLoad.add(comeAndGo(api));
                }
                busy.addAll(values(load.get()));
            }
            System.out.printf("first installation, with its tables    %,7.0f ms (aim <= 3,000)%n", first);
        }
        print("later ones, nobody else at work", Samples.of(array(later)));
        print("later ones under load", Samples.of(array(underLoad)));
        Samples before = Samples.of(array(quiet));
        Samples during = Samples.of(array(busy));
        System.out.printf(
                "core requests, p50 %.1f ms quiet, %.1f ms while plugins come and go; p99 %.1f ms and %.1f ms, ratio %.2f (aim <= 3)%n",
                before.median(),
                during.median(),
                before.percentile(99),
                during.percentile(99),
                during.percentile(99) / before.percentile(99));
        System.out.printf("%,d quiet and %,d busy requests, none failed%n", quiet.size(), busy.size());
    }

    private static void print(String what, Samples samples) {
        System.out.printf(
                "%-38s median %,7.0f ms, worst %,.0f ms of %d (aim <= 3,000, noise +-%.0f %%)%n",
                what, samples.median(), samples.percentile(100), samples.values().length, samples.noisePercent());
    }

    /** Milliseconds from the request to the first answer of the plugin's own REST. */
    private static double comeAndGo(Api api) throws Exception {
        long from = System.nanoTime();
        api.post(HELLO, Map.of());
        while (!answers(api)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        double millis = (System.nanoTime() - from) / 1e6;
        api.delete(HELLO);
        while (answers(api) || !state(api).equals("AVAILABLE")) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        TimeUnit.MILLISECONDS.sleep(300);
        return millis;
    }

    private static boolean answers(Api api) throws Exception {
        return api.status("/hello/greetings?clinic=A") == 200;
    }

    private static String state(Api api) throws Exception {
        return api.get("/plugins/hello").path("state").asText();
    }

    private static Load.Result loaded(Installation inlay) {
        try {
            return Load.run(CLIENTS, STRETCH, number -> client(inlay));
        } catch (Exception e) {
            throw new IllegalStateException("a request of the core failed", e);
        }
    }

    /** Looks and writes like a receptionist who never rests, a little paced so that the machine is not the limit. */
    private static Load.Work client(Installation inlay) throws Exception {
        Api api = signedIn(inlay);
        return () -> {
            api.get("/clinics");
            api.post("/customers", Map.of("name", "客户", "clinic", "A"));
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        };
    }

    /** Without the pause. */
    private static List<Double> values(Load.Result result) {
        List<Double> values = new ArrayList<>();
        for (double millis : result.millis().values()) {
            values.add(millis - PAUSE_MILLIS);
        }
        return values;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Api signedIn(Installation inlay) throws Exception {
        Api api = new Api(inlay.base());
        api.signIn("admin", Installation.ADMIN_PASSWORD);
        return api;
    }
}
