package org.inlay.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of spoilt requests, each made from a sample that works. Again with {@code -Dinlay.seed=…}; 200,000 of them with
 * {@code -Dinlay.full=true}.
 */
class HostileInputIT {
    private static final int PORT = Integer.getInteger("inlay.itests.port", 18101) + 39;
    private static final int CLIENTS = 4;
    private static final int REQUESTS = Boolean.getBoolean("inlay.full") ? 200_000 : 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the audit trail says of each POST that was answered 201 there. */
    private static final Map<String, String> AUDITED = Map.of(
            "POST /orders", "orders.placed",
            "POST /visits", "visits.arrived",
            "POST /enquiries", "enquiries.recorded",
            "POST /treatment-records", "treatments.drafted",
            "POST /executions", "entitlements.executed");

    /** What a created thing may be used as by later requests. */
    private static final Map<String, List<String>> USES = Map.of(
            "POST /orders", List.of("order", "ending", "draft"),
            "POST /visits", List.of("visit", "voided"),
            "POST /appointments", List.of("appointment", "moving"),
            "POST /treatment-records", List.of("record", "signing"),
            "POST /executions", List.of("execution"),
            "POST /customers", List.of("doomed", "hidden", "duplicate", "changing"),
            "POST /staff", List.of("member"),
            "POST /imports/{dataset}", List.of("run"));

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Operation, status and reason of what was answered, with how often. */
    private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();

    /** The first request of each kind of wrong answer. */
    private final Map<String, String> wrong = new ConcurrentSkipListMap<>();

    private final Map<String, AtomicInteger> created = new ConcurrentSkipListMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"derby", "postgresql"})
    @DisplayName("No bad input breaks it: no 5xx, no answer the document does not know, nothing stored by a refusal")
    void noBadInputBreaksIt(String database, @TempDir Path data) throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("inlay.databases", "derby,postgresql").contains(database));
        long seed = Long.getLong("inlay.seed", System.nanoTime() % 1_000_000);
        InlayProcess.Builder builder = InlayProcess.on(PORT, data);
        if (database.equals("postgresql")) {
            builder.onPostgres("hostile");
        }
        try (InlayProcess inlay = builder.start()) {
            Rest admin = inlay.rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
            Scene scene = new Scene(admin);
            scene.settingsApart();
            Map<String, Integer> before = stored(scene.all());
            JsonNode document = admin.get(Scene.API + "/openapi.json").body();
            Attacks attacks = new Attacks(inlay.address(), scene.token(), document, scene, seed);
            long start = System.nanoTime();
            run(attacks, document, scene);
            System.out.printf(
                    "%s, seed %d: %d requests in %d s: %s%n",
                    database, seed, REQUESTS, (System.nanoTime() - start) / 1_000_000_000, statuses());
            if (!wrong.isEmpty()) {
                // what the incidents were; the directory of data goes with the test
                Files.copy(
                        data.resolve(Path.of("log", "inlay.log")),
                        Path.of("target", "hostile-" + database + ".log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(wrong.values()).as("seed %d", seed).isEmpty();
            allHolds(scene.all(), before, seed);
        }
    }

    private void run(Attacks attacks, JsonNode document, Scene scene) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                running.add(clients.submit(() -> {
                    for (int n = next.getAndIncrement(); n < REQUESTS; n = next.getAndIncrement()) {
                        Attack attack = attacks.number(n);
                        judge(attack, document, scene);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private void judge(Attack attack, JsonNode document, Scene scene) {
        HttpRequest.Builder request = HttpRequest.newBuilder(attack.uri())
                .timeout(Duration.ofSeconds(30))
                .method(
                        attack.method(),
                        attack.body().length == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(attack.body()));
        attack.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            judge(attack, response, document, scene);
        } catch (IOException e) {
            wrong("no answer " + attack.operation(), attack + "\n" + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void judge(Attack attack, HttpResponse<byte[]> response, JsonNode document, Scene scene)
            throws IOException {
        int status = response.statusCode();
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.missingNode();
        String reason = body.path("reason").asText();
        answers.computeIfAbsent(attack.operation() + " " + status + " " + reason, key -> new AtomicInteger())
                .incrementAndGet();
        String answer = status + " " + type + " " + body;
        if (status >= 500) {
            wrong(status + " " + attack.operation() + reason, attack + "\nwas answered " + answer);
        } else if (attack.routed() && !documented(document, attack, status)) {
            wrong(
                    "undocumented " + status + " " + attack.operation(),
                    attack + "\nwas answered, without the document saying so, " + answer);
        }
        if (status >= 400 && !problem(type, body, status) && !refusedByServer(attack, status, response)) {
            wrong(
                    "no problem " + attack.operation() + " " + status,
                    attack + "\nwas answered without a problem " + answer);
        }
        if (status == 201
                && response.headers().firstValue("Idempotency-Replayed").isEmpty()) {
            created.computeIfAbsent(attack.operation(), key -> new AtomicInteger())
                    .incrementAndGet();
        }
        if (status < 300 && body.path("id").isTextual()) {
            USES.getOrDefault(attack.operation(), List.of())
                    .forEach(use -> scene.put(use, body.path("id").asText()));
        }
    }

    private static boolean documented(JsonNode document, Attack attack, int status) {
        String[] operation = attack.operation().split(" ");
        return document.path("paths")
                .path(operation[1])
                .path(operation[0].toLowerCase(Locale.ROOT))
                .path("responses")
                .has(Integer.toString(status));
    }

    private static boolean problem(String type, JsonNode body, int status) {
        return type.startsWith("application/problem+json")
                && body.path("status").asInt() == status
                && body.path("reason").asText().matches("[a-z][a-z0-9-]*")
                && body.path("type").isTextual()
                && body.path("title").isTextual()
                && !body.path("detail").asText().startsWith("problem.");
    }

    /** A path with NUL or encoded dots and slashes is refused by the HTTP server itself, before it is a request of ours. */
    private static boolean refusedByServer(Attack attack, int status, HttpResponse<byte[]> response) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        return !attack.routed()
                && (status == 400 || status == 404)
                && !text.contains("Exception")
                && !text.contains("at org.");
    }

    private void wrong(String kind, String what) {
        wrong.putIfAbsent(kind, what);
    }

    private Map<String, Integer> statuses() {
        Map<String, Integer> byStatus = new ConcurrentSkipListMap<>();
        answers.forEach((answer, count) -> byStatus.merge(answer.split(" ")[2], count.get(), Integer::sum));
        return byStatus;
    }

    private void allHolds(Rest all, Map<String, Integer> before, long seed) {
        assertThat(statuses())
                .as("requests get in: seed %d", seed)
                .containsKeys("200", "201", "400", "404", "409", "422");
        JsonNode checks = Scene.done(all.post(Scene.API + "/checks", ""));
        assertThat(checks.path("items"))
                .as("seed %d %s", seed, checks)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.path("ok").asBoolean()).isTrue());
        JsonNode chain = Scene.done(all.get(Scene.API + "/audit/verification"));
        assertThat(chain.path("intact").asBoolean()).as("%s", chain).isTrue();
        Map<String, Integer> after = stored(all);
        AUDITED.forEach((operation, action) -> assertThat(
                        after.getOrDefault(operation, 0) - before.getOrDefault(operation, 0))
                .as("%s: what was stored is what was answered 201; seed %d", operation, seed)
                .isEqualTo(created.getOrDefault(operation, new AtomicInteger()).get()));
    }

    /** How many things of each kind there are. */
    private static Map<String, Integer> stored(Rest all) {
        Map<String, Integer> counts = new ConcurrentSkipListMap<>();
        AUDITED.forEach((operation, action) -> counts.put(operation, count(all, "/audit?action=" + action)));
        return counts;
    }

    private static int count(Rest all, String list) {
        int count = 0;
        String after = "";
        do {
            JsonNode page = Scene.done(all.get(Scene.API + list + "&limit=200" + after));
            count += page.path("items").size();
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return count;
    }
}
