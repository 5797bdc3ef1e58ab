package org.inlay.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Pages of the console over the embedded database: how long the server takes, how many statements and bytes a page costs. */
final class ConsoleBench implements Benchmark {
    private static final int CUSTOMERS = 300_000;
    private static final int APPOINTMENTS = 200;
    private static final int ROUNDS = 3;
    private static final int REPEATS = 100;
    private static final int WARM_UP = 150;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+|/console/[^\"]+)\"");
    private static final Pattern PANEL = Pattern.compile("hx-get=\"(/app/customers/[^\"]+/panel/[^\"]+)\"");

    private final Map<String, List<Double>> times = new LinkedHashMap<>();
    private HttpClient client = HttpClient.newHttpClient();
    private String base = "";
    private String cookies = "";

    @Override
    public String name() {
        return "console";
    }

    @Override
    public String summary() {
        return "[CUSTOMERS]: customer with five years of history, day board with 200 appointments, search by initials;"
                + " statements and bytes a page";
    }

    @Override
    public void run(List<String> arguments) throws Exception {
        int customers = arguments.isEmpty() ? CUSTOMERS : Integer.parseInt(arguments.get(0));
        Path statements = Files.createTempFile("inlay-bench", ".statements");
        try (Installation inlay = Installation.fresh(Map.of("INLAY_MEMORY", "768m"))) {
            base = inlay.base();
            Map<String, String> pages = load(customers);
            for (int round = 0; round < ROUNDS; round++) {
                signIn();
                for (int i = 0; round == 0 && i < WARM_UP; i++) {
                    for (String address : pages.values()) {
                        get(address);
                    }
                }
                for (int i = 0; i < REPEATS; i++) {
                    for (Map.Entry<String, String> page : pages.entrySet()) {
                        time(page.getKey(), page.getValue());
                    }
                }
            }
            bytes(pages);
            inlay.stop();
            count(inlay, pages, statements);
        } finally {
            Files.deleteIfExists(statements);
        }
        print();
    }

    /** What is measured, by name; the first is the transport alone. */
    private Map<String, String> load(int customers) throws Exception {
        Api api = new Api(base);
        api.signIn("admin", Installation.ADMIN_PASSWORD);
        api.openClinic("A");
        api.post("/items", Map.of("code", "WATER", "name", "水氧活肤", "kind", "SERVICE", "price", "128.00"));
        Path folder = Files.createTempDirectory("inlay-bench-chain");
        new Chain(customers).write(folder);
        for (String dataset : List.of("customers", "visits", "orders")) {
            SegmentsBench.load(api, dataset, folder.resolve(dataset + ".csv"));
        }
        board(api, customers);
        String regular = id(api, 7);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("nothing (liveness)", "/health/live");
        pages.put("customer, 5 years of history", "/app/customers/" + regular);
        signIn();
        for (String panel : PANEL.matcher(get("/app/customers/" + regular).body())
                .results()
                .map(found -> found.group(1))
                .toList()) {
            pages.put("  panel " + panel.substring(panel.lastIndexOf('/') + 1), panel);
        }
        pages.put("day board, " + APPOINTMENTS + " appointments", "/app/day");
        pages.put("search by initials", "/app/customers?q=wxm");
        pages.put("search in the bar", "/app/find?q=zhangw");
        pages.put("orders, newest", "/app/orders");
        return pages;
    }

    private static String id(Api api, int number) throws Exception {
        return api.get("/customers?q=139" + "%08d".formatted(number))
                .path("items")
                .get(0)
                .path("id")
                .asText();
    }

    /** Two hundred appointments of today, a third of them arrived. */
    private static void board(Api api, int customers) throws Exception {
        Random random = new Random(APPOINTMENTS);
        LocalDate today = LocalDate.now(ZONE);
        for (int i = 0; i < APPOINTMENTS; i++) {
            String customer = id(api, random.nextInt(customers));
            LocalTime from = LocalTime.of(9, 0).plusMinutes(i * 3L);
            JsonNode booked = api.post(
                    "/appointments",
                    Map.of(
                            "customer",
                            customer,
                            "clinic",
                            "A",
                            "from",
                            today.atTime(from).atZone(ZONE).toInstant().toString(),
                            "to",
                            today.atTime(from.plusMinutes(30))
                                    .atZone(ZONE)
                                    .toInstant()
                                    .toString(),
                            "staff",
                            List.of(),
                            "purpose",
                            "CONSULT"));
            if (i % 3 == 0) {
                api.post(
                        "/visits",
                        Map.of(
                                "customer",
                                customer,
                                "clinic",
                                "A",
                                "appointment",
                                booked.path("id").asText()));
            }
        }
    }

    private void signIn() throws Exception {
        client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("login=admin&password="
                        + URLEncoder.encode(Installation.ADMIN_PASSWORD, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        cookies = response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .reduce((first, second) -> first + "; " + second)
                .orElseThrow(() -> new IllegalStateException("sign-in was answered " + response.statusCode()));
    }

    /** What came; {@code bytes} as they went over the wire. */
    private record Got(String body, int bytes) {}

    private Got get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + address))
                .header("Cookie", cookies)
                .header("Accept-Encoding", "gzip")
                .header("Accept-Language", "zh-CN")
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(address + " was answered " + response.statusCode());
        }
        boolean zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        byte[] bytes = response.body();
        return new Got(new String(zipped ? unzipped(bytes) : bytes, StandardCharsets.UTF_8), bytes.length);
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        }
    }

    private void time(String name, String address) throws Exception {
        long from = System.nanoTime();
        get(address);
        times.computeIfAbsent(name, n -> new ArrayList<>()).add((System.nanoTime() - from) / 1e6);
    }

    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private int assets;

    private void bytes(Map<String, String> pages) throws Exception {
        for (Map.Entry<String, String> page : pages.entrySet()) {
            sizes.put(page.getKey(), get(page.getValue()).bytes());
        }
        List<String> loaded = ASSET.matcher(get("/app/day").body())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        for (String asset : loaded) {
            assets += get(asset).bytes();
        }
    }

    /** Starts it again with the database writing down its statements, and asks for every page once it is warm. */
    private void count(Installation inlay, Map<String, String> pages, Path statements) throws Exception {
        inlay.start(Map.of(
                "INLAY_JAVA_OPTS", "-Dderby.language.logStatementText=true -Dderby.stream.error.file=" + statements));
        signIn();
        for (String address : pages.values()) {
            get(address);
        }
        // what is done at the start and now and then is none of the page's
        TimeUnit.SECONDS.sleep(20);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long before = executed(statements);
                get(page.getValue());
                least = Math.min(least, executed(statements) - before);
            }
            counts.put(page.getKey(), least);
        }
    }

    private static long executed(Path statements) throws IOException {
        try (Stream<String> lines = Files.lines(statements, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("Executing prepared statement")
                            && !line.contains("Committing")
                            && !line.contains("VALUES 1"))
                    .count();
        }
    }

    private void print() {
        double nothing = samples("nothing (liveness)").median();
        times.keySet().forEach(name -> {
            Samples samples = samples(name);
            System.out.printf(
                    "%-32s median %6.1f ms  p95 %6.1f ms  %5.1f times nothing  %3d statements  %,7d bytes%n",
                    name,
                    samples.median(),
                    samples.percentile(95),
                    samples.median() / nothing,
                    counts.getOrDefault(name, 0L),
                    sizes.getOrDefault(name, 0));
        });
        int first = assets + sizes.getOrDefault("day board, " + APPOINTMENTS + " appointments", 0);
        System.out.printf("first page with what it loads: %,d bytes, of which assets %,d%n", first, assets);
    }

    private Samples samples(String name) {
        return Samples.of(times.getOrDefault(name, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }
}
