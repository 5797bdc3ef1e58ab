package org.inlay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An order that uses a coupon beside the same order without, in turns on one server; and an issue to many beside one
 * {@code INSERT … SELECT} of the rows that it wrote, into tables with the same indexes of the same database.
 */
final class CouponsBench implements Benchmark {
    private static final int ROUNDS = 5;
    private static final int ISSUES = 3;
    private static final int CLIENTS = 8;
    private static final int BUYERS = 500;
    private static final int COUPONS_EACH = 40;
    private static final int CUSTOMERS = 100_000;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration STRETCH = Duration.ofSeconds(6);

    /** Buyer and code, each used once. */
    private final Queue<String[]> coupons = new ConcurrentLinkedQueue<>();

    private final List<String> buyers = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    @Override
    public String name() {
        return "coupons";
    }

    @Override
    public String summary() {
        return "[CUSTOMERS]: an order with a coupon beside one without; an issue to many beside INSERT … SELECT";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int customers = arguments.isEmpty() ? CUSTOMERS : Integer.parseInt(arguments.get(0));
        try (Installation inlay = Installation.fresh(Map.of("INLAY_MEMORY", "512m"))) {
            Api api = signedIn(inlay);
            prepare(api);
            orders(inlay);
            issues(inlay, customers);
        }
    }

    private static Api signedIn(Installation inlay) throws Exception {
        Api api = new Api(inlay.base());
        api.signIn("admin", Installation.ADMIN_PASSWORD);
        return api;
    }

    private void prepare(Api api) throws Exception {
        api.openClinic("A");
        api.put("/clinics/A/rules/deal", Map.of("orderTypes", List.of("医美"), "minimum", "99"));
        for (String item : List.of("WATER", "MASK")) {
            api.post("/items", Map.of("code", item, "name", item, "kind", "SERVICE", "price", "128.00"));
        }
        api.post("/plugins/coupons/installation", Map.of());
        while (api.status("/coupons/templates") != 200) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        for (int i = 0; i < BUYERS; i++) {
            buyers.add(api.post("/customers", Map.of("name", "客户" + i, "clinic", "A"))
                    .path("id")
                    .asText());
        }
        String template = template(api);
        for (int i = 0; i < COUPONS_EACH; i++) {
            ended(api, api.post("/coupons/templates/" + template + "/batches", Map.of("customers", buyers)));
        }
        List<String[]> all = new ArrayList<>();
        for (String buyer : buyers) {
            for (JsonNode voucher :
                    api.get("/coupons/customers/" + buyer + "/vouchers").path("items")) {
                all.add(new String[] {buyer, voucher.path("code").asText()});
            }
        }
        // else eight clients would serve one buyer at a time, and wait for each other
        Collections.shuffle(all, new Random(1));
        coupons.addAll(all);
    }

    private static String template(Api api) throws Exception {
        Map<String, Object> terms = Map.of(
                "name",
                "减20",
                "kind",
                "AMOUNT",
                "value",
                "20",
                "items",
                List.of("WATER"),
                "validDays",
                30,
                "quantity",
                10_000_000);
        String id = api.post("/coupons/templates", terms).path("id").asText();
        api.post("/coupons/templates/" + id + "/publication", Map.of());
        return id;
    }

    private static JsonNode ended(Api api, JsonNode batch) throws Exception {
        JsonNode now = batch;
        while (!now.path("state").asText().equals("DONE")) {
            TimeUnit.MILLISECONDS.sleep(200);
            now = api.get("/coupons/batches/" + batch.path("id").asText());
        }
        return now;
    }

    private void orders(Installation inlay) throws Exception {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Double> processorWithout = new ArrayList<>();
        List<Double> processorWith = new ArrayList<>();
        Load.run(CLIENTS, WARM_UP.dividedBy(2), number -> client(inlay, false));
        Load.run(CLIENTS, WARM_UP.dividedBy(2), number -> client(inlay, true));
        for (int round = 0; round < ROUNDS; round++) {
            measure(inlay, false, without, processorWithout);
            measure(inlay, true, with, processorWith);
        }
        print("order without a coupon", without, processorWithout);
        print("order with a coupon", with, processorWith);
        System.out.printf(
                "cost of the one with: %.2f times by what is sold in a second, %.2f times by processor time (aim <= 1.35)%n",
                Samples.of(array(without)).median() / Samples.of(array(with)).median(),
                Samples.of(array(processorWith)).median()
                        / Samples.of(array(processorWithout)).median());
    }

    private void measure(Installation inlay, boolean coupon, List<Double> rates, List<Double> processor)
            throws Exception {
        Duration before = inlay.processorTime();
        Load.Result result = Load.run(CLIENTS, STRETCH, number -> client(inlay, coupon));
        rates.add(result.perSecond());
        processor.add(inlay.processorTime().minus(before).toNanos() / 1e6 / result.done());
    }

    private static void print(String what, List<Double> rates, List<Double> processor) {
        Samples perSecond = Samples.of(array(rates));
        System.out.printf(
                "%-24s %,6.0f orders/s, %.2f ms processor time each (%d clients, noise +-%.0f %%)%n",
                what, perSecond.median(), Samples.of(array(processor)).median(), CLIENTS, perSecond.noisePercent());
    }

    private Load.Work client(Installation inlay, boolean coupon) throws Exception {
        Api api = signedIn(inlay);
        return () -> {
            if (!coupon) {
                api.postText("/orders", body(buyers.get(turn.getAndIncrement() % buyers.size()), List.of(), "384.00"));
                return;
            }
            String[] next = coupons.poll();
            if (next == null) {
                throw new IllegalStateException("this machine is faster than there are coupons: raise COUPONS_EACH");
            }
            api.postText("/orders", body(next[0], List.of(next[1]), "364.00"));
        };
    }

    private static String body(String customer, List<String> vouchers, String amount) throws Exception {
        return Api.write(Map.of(
                "clinic",
                "A",
                "customer",
                customer,
                "type",
                "医美",
                "confirm",
                true,
                "vouchers",
                vouchers,
                "lines",
                List.of(Map.of("item", "WATER", "quantity", 1), Map.of("item", "MASK", "quantity", 2)),
                "payments",
                List.of(Map.of("tender", "CASH", "amount", amount))));
    }

    private void issues(Installation inlay, int customers) throws Exception {
        Api api = signedIn(inlay);
        SegmentsBench.load(api, "customers", people(customers));
        String segment = api.post(
                        "/segments?clinic=A",
                        Map.of(
                                "name",
                                "路过",
                                "all",
                                List.of(Map.of("criterion", "source", "operator", "IN", "values", List.of("路过")))))
                .path("id")
                .asText();
        List<Double> issued = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        for (int i = 0; i < ISSUES; i++) {
            String template = template(api);
            long from = System.nanoTime();
            JsonNode batch =
                    ended(api, api.post("/coupons/templates/" + template + "/batches", Map.of("segment", segment)));
            issued.add((System.nanoTime() - from) / 1e6);
            if (batch.path("issued").asInt() != customers) {
                throw new IllegalStateException("not everybody has one: " + batch);
            }
            inlay.stop();
            byHand.add(byHand(inlay.data()));
            inlay.start();
            api = signedIn(inlay);
        }
        Samples job = Samples.of(array(issued));
        Samples statement = Samples.of(array(byHand));
        System.out.printf(
                "issue to %,d customers %,.0f ms (noise +-%.0f %%), INSERT … SELECT of the same rows %,.0f ms (noise +-%.0f %%): %.2f times (aim <= 3)%n",
                customers,
                job.median(),
                job.noisePercent(),
                statement.median(),
                statement.noisePercent(),
                job.median() / statement.median());
    }

    private static Path people(int customers) throws Exception {
        Path file = Files.createTempDirectory("inlay-bench-people").resolve("customers.csv");
        try (BufferedWriter people = Files.newBufferedWriter(file)) {
            people.write("id,name,mobile,gender,birthday,source,clinic,created\n");
            for (int i = 0; i < customers; i++) {
                people.write("C%d,客户%d,139%08d,女,1990-01-15,路过,A,2026-01-02%n".formatted(i, i, i));
            }
        }
        return file;
    }

    /** The rows of the latest issue once more, by one statement a table; with what the tables ask of a row. */
    private static double byHand(Path data) throws SQLException {
        String url = "jdbc:derby:" + data.resolve("database");
        double millis;
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : List.of("cp_voucher", "cp_recipient")) {
                statement.execute("create table raw_" + table + " as select * from " + table + " with no data");
            }
            statement.execute("alter table raw_cp_voucher add primary key (id)");
            statement.execute("alter table raw_cp_voucher add constraint raw_code unique (code)");
            statement.execute("alter table raw_cp_voucher add constraint raw_origin unique (origin)");
            statement.execute("create index raw_customer on raw_cp_voucher (customer, issued_at)");
            statement.execute("create index raw_template on raw_cp_voucher (template, state)");
            statement.execute("create index raw_order on raw_cp_voucher (used_order)");
            statement.execute("create index raw_batch on raw_cp_voucher (batch)");
            statement.execute("create index raw_ending on raw_cp_voucher (state, expires_at)");
            statement.execute("alter table raw_cp_recipient add primary key (batch, place)");
            statement.execute("create index raw_recipient on raw_cp_recipient (customer)");
            connection.commit();
            long id = number(
                    statement, "select v.template from cp_voucher v order by v.issued_at desc fetch first row only");
            long from = System.nanoTime();
            statement.execute("insert into raw_cp_voucher select * from cp_voucher where template = " + id);
            statement.execute(
                    "insert into raw_cp_recipient select r.* from cp_recipient r join cp_batch b on b.id = r.batch where b.template = "
                            + id);
            connection.commit();
            millis = (System.nanoTime() - from) / 1e6;
            statement.execute("drop table raw_cp_voucher");
            statement.execute("drop table raw_cp_recipient");
            connection.commit();
        }
        SegmentsBench.shutDown(url);
        return millis;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
