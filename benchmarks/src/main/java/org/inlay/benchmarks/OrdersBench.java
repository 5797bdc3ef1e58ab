package org.inlay.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** An order with two lines, confirmation and payment in one request, beside raw JDBC that writes the same rows. */
final class OrdersBench implements Benchmark {
    private static final int ROUNDS = 3;
    private static final int CUSTOMERS = 500;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final AtomicLong KEY = new AtomicLong();

    private final List<String> customers = new ArrayList<>();

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public String summary() {
        return "order + 2 lines + payment over REST, 1 and 8 clients, beside raw JDBC";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        Series one = new Series(1);
        Series eight = new Series(8);
        try (Installation inlay = Installation.fresh(Map.of())) {
            prepare(inlay);
            for (int round = 0; round < ROUNDS; round++) {
                if (round > 0) {
                    inlay.start();
                }
                Load.run(8, WARM_UP, number -> client(inlay));
                one.rest(inlay);
                eight.rest(inlay);
                inlay.stop();
                try (RawOrders raw = new RawOrders(inlay.data())) {
                    Load.run(8, MEASURED, raw::connect);
                    one.raw(raw);
                    eight.raw(raw);
                }
            }
        }
        one.print();
        eight.print();
    }

    private void prepare(Installation inlay) throws Exception {
        Api api = signedIn(inlay);
        api.openClinic("A");
        api.put("/clinics/A/rules/deal", Map.of("orderTypes", List.of("医美"), "minimum", "99"));
        for (String item : List.of("WATER", "MASK")) {
            api.post("/items", Map.of("code", item, "name", item, "kind", "SERVICE", "price", "128.00"));
        }
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(api.post("/customers", Map.of("name", "客户" + i, "clinic", "A"))
                    .path("id")
                    .asText());
        }
        for (String customer : customers) {
            api.postText("/orders", body(customer));
        }
    }

    private static Api signedIn(Installation inlay) throws Exception {
        Api api = new Api(inlay.base());
        api.signIn("admin", Installation.ADMIN_PASSWORD);
        return api;
    }

    private Load.Work client(Installation inlay) throws Exception {
        Api api = signedIn(inlay);
        return () -> {
            long key = KEY.incrementAndGet();
            api.postText("/orders", body(customers.get((int) (key % customers.size()))), "bench-" + key);
        };
    }

    private static String body(String customer) throws Exception {
        return Api.write(Map.of(
                "clinic",
                "A",
                "customer",
                customer,
                "type",
                "医美",
                "confirm",
                true,
                "lines",
                List.of(Map.of("item", "WATER", "quantity", 1), Map.of("item", "MASK", "quantity", 2)),
                "payments",
                List.of(Map.of("tender", "CASH", "amount", "384.00"))));
    }

    /** What was measured with one number of clients, a value a round. */
    private final class Series {
        private final int clients;
        private final List<Load.Result> rest = new ArrayList<>();
        private final List<Load.Result> raw = new ArrayList<>();
        private final List<Double> processorMillis = new ArrayList<>();
        private int rows;

        Series(int clients) {
            this.clients = clients;
        }

        void rest(Installation inlay) throws Exception {
            Duration before = inlay.processorTime();
            Load.Result result = Load.run(clients, MEASURED, number -> client(inlay));
            rest.add(result);
            processorMillis.add(inlay.processorTime().minus(before).toNanos() / 1e6 / result.done());
        }

        void raw(RawOrders orders) throws Exception {
            rows = orders.rows();
            raw.add(Load.run(clients, MEASURED, orders::connect));
        }

        void print() {
            Samples restRate = rates(rest);
            Samples rawRate = rates(raw);
            System.out.printf(
                    "%d client%s: REST %,.0f orders/s (p50 %.1f ms, p95 %.1f ms, %.2f ms processor time each, noise +-%.0f %%)%n",
                    clients,
                    clients == 1 ? " " : "s",
                    restRate.median(),
                    median(rest, 50),
                    median(rest, 95),
                    Samples.of(processorMillis.stream().mapToDouble(d -> d).toArray())
                            .median(),
                    restRate.noisePercent());
            System.out.printf(
                    "           raw  %,.0f orders/s (%d inserts + 3 updates each, noise +-%.0f %%)  ratio %.0f %%%n",
                    rawRate.median(), rows, rawRate.noisePercent(), 100 * restRate.median() / rawRate.median());
        }

        private Samples rates(List<Load.Result> results) {
            return Samples.of(
                    results.stream().mapToDouble(Load.Result::perSecond).toArray());
        }

        private double median(List<Load.Result> results, int percent) {
            return Samples.of(results.stream()
                            .mapToDouble(result -> result.millis().percentile(percent))
                            .toArray())
                    .median();
        }
    }
}
