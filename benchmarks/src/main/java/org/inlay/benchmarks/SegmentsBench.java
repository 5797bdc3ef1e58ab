package org.inlay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Segments and RFM over REST beside hand-written SQL over the same tables; the data comes through the importers. */
final class SegmentsBench implements Benchmark {
    private static final int CUSTOMERS = 200_000;
    private static final int ROUNDS = 3;
    private static final int REPEATS = 5;
    private static final Map<String, String> DERBY = Map.of("INLAY_MEMORY", "768m");

    private final Map<String, List<Double>> rest = new LinkedHashMap<>();
    private final Map<String, List<Double>> raw = new LinkedHashMap<>();

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public String summary() {
        return "[derby|postgresql] [CUSTOMERS]: imports, counts, first page, RFM run beside hand-written SQL;"
                + " derby DIRECTORY goes on with the data that a failed run left";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        boolean derby = arguments.isEmpty() || arguments.get(0).equals("derby");
        if (derby && arguments.size() == 2 && Files.isDirectory(Path.of(arguments.get(1)))) {
            try (Installation inlay = Installation.over(Path.of(arguments.get(1)), DERBY)) {
                inlay.keep();
                rounds(inlay, null);
            }
            return;
        }
        int customers = arguments.size() < 2 ? CUSTOMERS : Integer.parseInt(arguments.get(1));
        if (derby) {
            measure(customers, DERBY, null);
            return;
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_connections", "200")
                .start()) {
            String url =
                    "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres&password=postgres";
            measure(
                    customers,
                    Map.of(
                            "INLAY_MEMORY", "768m",
                            "INLAY_DB_URL", url,
                            "INLAY_DB_USER", "postgres",
                            "INLAY_DB_PASSWORD", "postgres"),
                    url);
        }
    }

    private void measure(int customers, Map<String, String> environment, @Nullable String postgres) throws Exception {
        try (Installation inlay = Installation.fresh(environment)) {
            load(inlay, customers);
            rounds(inlay, postgres);
        }
    }

    private void rounds(Installation inlay, @Nullable String postgres) throws Exception {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                round(inlay, postgres);
            }
        } catch (Exception e) {
            inlay.keep();
            throw e;
        }
        print();
    }

    private void round(Installation inlay, @Nullable String postgres) throws Exception {
        Api api = new Api(inlay.base());
        api.signIn("admin", Installation.ADMIN_PASSWORD);
        asked(api);
        if (postgres == null) {
            inlay.stop();
        }
        String url = postgres == null ? "jdbc:derby:" + inlay.data().resolve("database") : postgres;
        try (Connection connection = DriverManager.getConnection(url)) {
            byHand(connection);
        }
        if (postgres == null) {
            shutDown(url);
            inlay.start();
        }
    }

    /** Ends the database of a process, so that another one may open it. */
    static void shutDown(String url) throws SQLException {
        try {
            DriverManager.getConnection(url + ";shutdown=true").close();
        } catch (SQLException done) {
            if (!"08006".equals(done.getSQLState())) {
                throw done;
            }
        }
    }

    private void load(Installation inlay, int customers) throws Exception {
        Api api = new Api(inlay.base());
        api.signIn("admin", Installation.ADMIN_PASSWORD);
        for (String clinic : List.of("A", "B")) {
            api.openClinic(clinic);
        }
        api.post("/items", Map.of("code", "WATER", "name", "水氧活肤", "kind", "SERVICE", "price", "128.00"));
        Path folder = Files.createTempDirectory("inlay-bench-history");
        new History(customers).write(folder);
        for (String dataset : List.of("customers", "visits", "orders")) {
            load(api, dataset, folder.resolve(dataset + ".csv"));
        }
    }

    /** Imports the file, waits until it is in, prints how fast that was, and deletes the file. */
    static void load(Api api, String dataset, Path file) throws Exception {
        long from = System.nanoTime();
        JsonNode report = api.postFile("/imports/" + dataset, "text/csv", file);
        String run = "/imports/runs/" + report.path("id").asText();
        while (List.of("CHECKING", "APPLYING").contains(report.path("state").asText())) {
            TimeUnit.MILLISECONDS.sleep(500);
            report = api.get(run);
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        long rows = report.path("created").asLong();
        if (!report.path("state").asText().equals("DONE")) {
            throw new IllegalStateException("import of " + dataset + " is " + report.path("state") + ", first problem: "
                    + report.at("/problems/0") + ", " + report.path("failure"));
        }
        System.out.printf(
                "import %-10s %,10d rows in %,7.1f s: %,8.0f rows/s (checked and applied)%n",
                dataset, rows, seconds, rows / seconds);
        Files.delete(file);
    }

    private void asked(Api api) throws Exception {
        Map<String, Object> women = Map.of("criterion", "gender", "values", List.of("FEMALE"));
        Map<String, Object> type = Map.of("criterion", "last-visit-type", "values", List.of("RETURN", "REPURCHASE"));
        Map<String, Object> spend = Map.of("criterion", "spend", "value", "10000.00");
        Map<String, Object> lately = Map.of("criterion", "spend", "value", "3000.00", "lastDays", 180);
        String facts = Api.write(Map.of("all", List.of(women, type, spend)));
        String window = Api.write(Map.of("all", List.of(women, type, lately)));
        time(rest, "count, three criteria over facts", () -> api.postText("/segments/count", facts));
        time(rest, "count, spend inside a window", () -> api.postText("/segments/count", window));
        time(rest, "first 50 by last visit", () -> api.postText("/segments/customers?sort=LAST_VISIT", facts));
        time(rest, "RFM run", () -> api.post("/rfm/runs", Map.of("scoring", "MEAN")));
    }

    private void byHand(Connection connection) throws Exception {
        LocalDate today = LocalDate.now();
        String living = "c.merged_into is null and c.state = 'ACTIVE' and c.gender = 'FEMALE'";
        String visited = " join cu_facts v on v.customer = c.id and v.clinic = ''"
                + " and v.last_visit_type in ('RETURN', 'REPURCHASE')";
        String spent = " join or_facts o on o.customer = c.id and o.clinic = '' and o.spend_minor >= 1000000";
        String facts = " from cu_customer c" + visited + spent + " where " + living;
        String window = " from cu_customer c" + visited + " where " + living
                + " and (select sum(o.net_minor) from or_order o where o.customer = c.id and o.status = 'CONFIRMED'"
                + " and o.business_date >= date('" + today.minusDays(180) + "')) >= 300000";
        time(raw, "count, three criteria over facts", () -> query(connection, "select count(*)" + facts));
        time(raw, "count, spend inside a window", () -> query(connection, "select count(*)" + window));
        time(
                raw,
                "first 50 by last visit",
                () -> query(
                        connection,
                        "select c.*, v.last_visit_date" + facts
                                + " order by v.last_visit_date desc, c.id desc fetch first 50 rows only"));
        time(raw, "RFM run", () -> rfm(connection, today));
    }

    /** The aggregate and the means, and a row for each customer: what a run has to do at the least. */
    private static void rfm(Connection connection, LocalDate today) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table bench_rfm (customer bigint primary key, last_date date, f int, m bigint)");
            statement.execute("insert into bench_rfm select o.customer, max(o.business_date),"
                    + " count(distinct o.business_date), sum(o.net_minor) from or_order o where o.status = 'CONFIRMED'"
                    + " and o.net_minor > 0 and o.business_date >= date('" + today.minusMonths(18) + "')"
                    + " group by o.customer");
            query(connection, "select count(*), sum(f), sum(m) from bench_rfm");
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static void query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                result.getObject(1);
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** The first time warms up. */
    private static void time(Map<String, List<Double>> into, String what, Work work) throws Exception {
        List<Double> times = into.computeIfAbsent(what, w -> new ArrayList<>());
        for (int i = 0; i <= REPEATS; i++) {
            long from = System.nanoTime();
            work.run();
            if (i > 0) {
                times.add((System.nanoTime() - from) / 1e6);
            }
        }
    }

    private void print() {
        rest.forEach((what, times) -> {
            Samples ours = samples(times);
            Samples theirs = samples(raw.getOrDefault(what, List.of()));
            System.out.printf(
                    "%-34s REST %,9.1f ms (p95 %,9.1f)   by hand %,9.1f ms   ratio %.2f%n",
                    what, ours.median(), ours.percentile(95), theirs.median(), ours.median() / theirs.median());
        });
    }

    private static Samples samples(List<Double> times) {
        return Samples.of(times.stream().mapToDouble(d -> d).toArray());
    }
}
