package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.inlay.itests.support.BroughtKar;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Plugins that somebody brings: what is refused unseen, what is taken out again, and what they cannot do to an order. */
class BroughtPluginsIT {
    private static final String ARCHIVES = "/api/v1/plugins/archives";
    private static final Duration SOON = Duration.ofSeconds(75);
    private static final String HALL = "H";

    private static Site site;
    private static Rest rest;
    private static Shop shop;

    @BeforeAll
    static void start() throws IOException {
        site = Site.fresh("brought").with("INLAY_JAVA_OPTS", "-Dinlay.plugin.patience=10");
        rest = site.start();
        shop = Shop.open(rest, HALL);
    }

    @AfterAll
    static void stop() {
        site.mustBeSound();
        site.close();
    }

    private static Answer bring(byte[] archive) {
        return rest.upload(ARCHIVES, archive);
    }

    private static void offer(BroughtKar kar, String id) {
        Answer answer = bring(kar.build());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.get("/api/v1/plugins/" + id).status() == 200);
    }

    private static String install(String id) {
        Shop.done(rest.post("/api/v1/plugins/" + id + "/installation", "{\"clinics\":[\"" + HALL + "\"]}"));
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> state(id), state -> state.equals("ACTIVE") || state.equals("FAILED"));
    }

    private static String state(String id) {
        return rest.get("/api/v1/plugins/" + id).body().path("state").asText();
    }

    private static String failure(String id) {
        return rest.get("/api/v1/plugins/" + id).body().path("failure").asText();
    }

    private static void uninstall(String id) {
        Shop.done(rest.delete("/api/v1/plugins/" + id + "/installation"));
        Awaitility.await().atMost(SOON).until(() -> state(id).equals("AVAILABLE"));
    }

    @Test
    @DisplayName("An archive that leads out of its folder, is a bomb, or is none is refused before anything is written")
    void shapes() throws IOException {
        BroughtKar good = BroughtKar.of("pricer");
        refused(good.with("repository/../../../../evil.sh", "x".getBytes(StandardCharsets.UTF_8)), "evil.sh");
        refused(good.with("repository/zeroes", new byte[300 << 20]), "64 MiB");
        refused("no archive at all".getBytes(StandardCharsets.UTF_8), "");
        refused(BroughtKar.archive(Map.of("repository/features.xml", """
                <!DOCTYPE f [<!ENTITY e SYSTEM "file:///etc/passwd">]><features>&e;</features>""".getBytes(StandardCharsets.UTF_8))), "XML");
        refused(
                BroughtKar.archive(Map.of("repository/features.xml", """
                <features><feature name="inlay-plugin-x" version="1"><bundle>http://example.org/x.jar</bundle></feature></features>""".getBytes(StandardCharsets.UTF_8))),
                "example.org");
        try (var files = Files.walk(site.data())) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith("evil.sh"));
        }
    }

    @Test
    @DisplayName("What a bundle imports, exports, asks for and calls its tables is looked at before it runs")
    void manifests() {
        refused(
                BroughtKar.of("pricer")
                        .with("Import-Package", "org.inlay.platform;version=\"[9,10)\",*")
                        .build(),
                "[9,10)");
        refused(
                BroughtKar.of("pricer")
                        .with("Import-Package", "javax.transaction,*")
                        .build(),
                "javax.transaction");
        refused(
                BroughtKar.of("pricer")
                        .with("Fragment-Host", "system.bundle;extension:=framework")
                        .build(),
                "Fragment-Host");
        refused(BroughtKar.of("pricer").with("DynamicImport-Package", "*").build(), "DynamicImport-Package");
        refused(
                BroughtKar.of("pricer")
                        .with("Export-Package", "org.inlay.itests.brought.pricer")
                        .build(),
                "pricer");
        refused(
                BroughtKar.of("pricer")
                        .with("Inlay-Permissions", "orders:price")
                        .build(),
                "orders:price");
        refused(
                BroughtKar.of("pricer")
                        .with("Inlay-Changelog", "pricer")
                        .with("Inlay-Tables", "or_")
                        .build(),
                "or_");
        refused(BroughtKar.of("pricer").with("Inlay-Plugin", "hello").build(), "hello");
        Answer wrong =
                rest.upload(ARCHIVES + "?sha256=00", BroughtKar.of("pricer").build());
        assertThat(wrong.reason()).isEqualTo("plugin-refused");
    }

    private static void refused(byte[] archive, String named) {
        Answer answer = bring(archive);
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("plugin-refused");
        assertThat(answer.body().path("detail").asText()).contains(named);
        JsonNode report = Shop.done(rest.upload(ARCHIVES + "?dryRun=true", archive));
        assertThat(report.path("findings")).isNotEmpty();
    }

    @Test
    @DisplayName(
            "One that throws at its start, takes a path of the core, or a permission it did not ask for is taken out and named")
    void badStarts() {
        offer(BroughtKar.of("failing"), "failing");
        assertThat(install("failing")).isEqualTo("FAILED");
        assertThat(failure("failing")).contains("no licence for this moon");

        offer(BroughtKar.of("squatter"), "squatter");
        assertThat(install("squatter")).isEqualTo("FAILED");
        assertThat(failure("squatter")).contains("outside of /api/v1/squatter");
        assertThat(rest.get("/api/v1/clinics").body().path("items").toString()).contains(HALL);

        offer(BroughtKar.of("liar"), "liar");
        assertThat(install("liar")).isEqualTo("FAILED");
        assertThat(failure("liar")).contains("calls itself orders");
        Shop.done(order("none"));

        offer(BroughtKar.of("greedy").with("Inlay-Permissions", "greedy:read"), "greedy");
        assertThat(install("greedy")).isEqualTo("FAILED");
        assertThat(failure("greedy")).contains("orders:price");
    }

    @Test
    @DisplayName("One whose start does not end is given up (here after ten seconds); another is fitted after it")
    void blocked() {
        offer(BroughtKar.of("blocker"), "blocker");
        Shop.done(rest.post("/api/v1/plugins/blocker/installation", "{\"clinics\":[\"" + HALL + "\"]}"));
        Awaitility.await()
                .during(Duration.ofSeconds(5))
                .until(() -> rest.get("/api/v1/clinics").status() == 200);
        Awaitility.await().atMost(SOON).until(() -> state("blocker").equals("FAILED"));
        assertThat(failure("blocker")).contains("its start took longer than");

        Shop.done(rest.post("/api/v1/plugins/hello/installation", "{}"));
        Awaitility.await().atMost(SOON).until(() -> state("hello").equals("ACTIVE"));
        uninstall("hello");
    }

    @Test
    @DisplayName(
            "What it proposes for an order is taken only if it is right; what it throws or hangs in is named and stores nothing")
    void pricing() throws Exception {
        offer(BroughtKar.of("pricer"), "pricer");
        assertThat(install("pricer")).isEqualTo("ACTIVE");
        assertThat(Shop.done(order("ten")).path("net").path("amount").asText()).isEqualTo("490.00");
        named(503, "adjuster-failed", "throw", "error");
        named(409, "adjustment-refused", "negative", "foreign", "huge", "line");
        Answer spoiled = order("spoil");
        assertThat(spoiled.status()).as("%s", spoiled).isGreaterThanOrEqualTo(400);
        JsonNode health = Shop.done(rest.get("/api/v1/plugins/pricer/health"));
        assertThat(health.path("failures").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(health.path("lastFailure").asText()).contains("PriceAdjuster.propose");

        CompletableFuture<Answer> hanging = CompletableFuture.supplyAsync(() -> order("hang"));
        CompletableFuture<Answer> looping = CompletableFuture.supplyAsync(() -> order("loop"));
        while (!hanging.isDone()) {
            Shop.done(rest.get("/api/v1/clinics"));
            Shop.done(order("none"));
        }
        assertThat(hanging.get().reason()).isEqualTo("plugin-overdue");
        assertThat(hanging.get().body().path("plugin").asText()).isEqualTo("pricer");
        assertThat(looping.get().reason()).isEqualTo("plugin-overdue");
        assertThat(order("hang").reason()).isEqualTo("plugin-overdue");
        Awaitility.await().atMost(SOON).until(() -> state("pricer").equals("FAILED"));
        assertThat(failure("pricer")).contains("broke down 3 times", "PriceAdjuster.propose took longer than 10 s");

        assertThat(Shop.done(order("ten")).path("net").path("amount").asText())
                .as("a failed one counts as off")
                .isEqualTo("500.00");
        assertThat(install("pricer")).isEqualTo("ACTIVE");
        uninstall("pricer");
    }

    @Test
    @DisplayName("One that does not even say whose it is costs three requests, then the core goes on without it")
    void grumpy() {
        offer(BroughtKar.of("grumpy"), "grumpy");
        assertThat(install("grumpy")).isEqualTo("ACTIVE");
        Answer answer = order("none");
        for (int i = 0; i < 3 && answer.status() == 503; i++) {
            assertThat(answer.reason()).isEqualTo("plugin-failed");
            assertThat(answer.body().path("plugin").asText()).isEqualTo("grumpy");
            answer = order("none");
        }
        Awaitility.await().atMost(SOON).until(() -> state("grumpy").equals("FAILED"));
        assertThat(failure("grumpy")).contains("PriceAdjuster.plugin");
        assertThat(Shop.done(order("none")).path("net").path("amount").asText()).isEqualTo("500.00");
        uninstall("grumpy");
    }

    @Test
    @DisplayName("One whose jobs do not end and are many leaves the core's jobs their threads and their names")
    void hog() {
        offer(BroughtKar.of("hog"), "hog");
        assertThat(install("hog")).isEqualTo("ACTIVE");
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(Shop.done(rest.get("/api/v1/plugins/hog/health"))
                                .path("lastFailure")
                                .asText())
                        .contains("is not of its own name"));
        String run =
                Shop.done(rest.post("/api/v1/facts/rebuild", "")).path("id").asText();
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.get("/api/v1/jobs/" + run)
                        .body()
                        .path("state")
                        .asText()
                        .equals("DONE"));
        site.mustBeSound();
        uninstall("hog");
    }

    @Test
    @DisplayName("No plugin goes by the name of a path of the core")
    void reserved() {
        Set<String> paths = new TreeSet<>();
        rest.get("/api/v1/openapi.json")
                .body()
                .path("paths")
                .fieldNames()
                .forEachRemaining(path -> paths.add(path.split("/")[1]));
        assertThat(paths).contains("orders", "customers");
        paths.removeIf(path -> !path.matches("[a-z][a-z0-9-]+") || PLUGINS.contains(path));
        for (String path : paths) {
            byte[] archive = BroughtKar.of("west").archive(path);
            Answer answer = rest.upload(ARCHIVES, archive);
            assertThat(answer.body().path("detail").asText())
                    .as("%s: %s", path, answer)
                    .contains("平台路径冲突：" + path);
        }
    }

    private static final Set<String> PLUGINS = Set.of("hello", "coupons", "east", "west", "pricer");

    private static void named(int status, String reason, String... modes) {
        for (String mode : modes) {
            Answer answer = order(mode);
            assertThat(answer.status()).as("%s: %s", mode, answer).isEqualTo(status);
            assertThat(answer.reason()).as(mode).isEqualTo(reason);
            assertThat(answer.body().path("plugin").asText()).as(mode).isEqualTo("pricer");
        }
    }

    private static Answer order(String mode) {
        String customer = shop.customers(rest, 1).get(0);
        String body = shop.order(customer, true);
        return rest.post(
                "/api/v1/orders",
                body.substring(0, body.lastIndexOf('}')) + ",\"inputs\":{\"pricer\":{\"mode\":\"" + mode + "\"}}}");
    }

    @Test
    @DisplayName(
            "Each clinic has the plugin of its type: its REST, its permission, its page and its prices, and no other's")
    void twoTypes() throws IOException {
        offer(side("east", "dental"), "east");
        offer(side("west", "beauty"), "west");
        Shop dental = open("ED", "dental");
        Shop beauty = open("WB", "beauty");
        Awaitility.await().atMost(SOON).until(() -> state("east").equals("ACTIVE"));
        Awaitility.await().atMost(SOON).until(() -> state("west").equals("ACTIVE"));

        assertThat(Shop.done(rest.get("/api/v1/plugins/east")).path("clinics").toString())
                .isEqualTo("[\"ED\"]");
        sees("east", "ED", "WB");
        sees("west", "WB", "ED");
        assertThat(net(dental)).isEqualTo("490.00");
        assertThat(net(beauty)).isEqualTo("480.00");
        assertThat(net(shop)).isEqualTo("500.00");

        uninstall("east");
        uninstall("west");
        assertThat(net(dental)).isEqualTo("500.00");
        Shop.done(rest.post("/api/v1/clinic-types/dental/installation", ""));
        Awaitility.await().atMost(SOON).until(() -> state("east").equals("ACTIVE"));
        assertThat(net(dental)).isEqualTo("490.00");
        assertThat(state("west")).isEqualTo("AVAILABLE");
        assertThat(rest.post("/api/v1/clinic-types/nowhere/installation", "").status())
                .isEqualTo(404);
        uninstall("east");
    }

    private static BroughtKar side(String id, String type) {
        return BroughtKar.of(id).with("Inlay-Clinic-Types", type).with("Inlay-Permissions", id + ":read");
    }

    private static Shop open(String code, String type) {
        Shop opened = new Shop(code, "laser-" + HALL, "card-" + HALL);
        Shop.done(rest.post("/api/v1/clinics", """
                {"code":"%s","name":"%s","type":"%s","timeZone":"Asia/Shanghai"}""".formatted(code, code, type)));
        return opened;
    }

    private static String net(Shop at) {
        String customer = at.customers(rest, 1).get(0);
        return Shop.done(rest.post("/api/v1/orders", at.order(customer, true)))
                .path("net")
                .path("amount")
                .asText();
    }

    private static void sees(String plugin, String here, String there) {
        String login = plugin + "-boss";
        String password = "quiet-harbour-lamp-47";
        Shop.done(rest.post("/api/v1/staff", """
                {"login":"%s","name":"%s","password":"%s","roles":[{"role":"MANAGER","clinic":"%s"},{"role":"MANAGER","clinic":"%s"}]}""".formatted(login, login, password, here, there)));
        Rest boss = rest.signIn(login, password);
        String path = "/api/v1/" + plugin + "/here?clinic=";
        assertThat(boss.get(path + here).status()).isEqualTo(200);
        Answer off = boss.get(path + there);
        assertThat(off.status()).isEqualTo(404);
        assertThat(off.reason()).isEqualTo("plugin-off");
        assertThat(Shop.done(boss.get("/api/v1/me"))
                        .path("permissions")
                        .path(plugin + ":read")
                        .toString())
                .isEqualTo("[\"" + here + "\"]");
        assertThat(boss.browser(here).text("/app/" + plugin)).contains(plugin + " of " + here);
        assertThat(boss.browser(there).get("/app/" + plugin).status()).isEqualTo(404);
        assertThat(boss.browser(here).text("/app/day")).contains("/app/" + plugin);
        assertThat(boss.browser(there).text("/app/day")).doesNotContain("/app/" + plugin);
        assertThat(boss.browser(here).text("/app/find?q=console.page." + plugin))
                .contains("/app/" + plugin);
        assertThat(boss.browser(there).text("/app/find?q=console.page." + plugin))
                .doesNotContain("/app/" + plugin);
        assertThat(boss.text("/api/v1/openapi.json")).contains("/" + plugin + "/here");
    }

    @Test
    @DisplayName(
            "A later archive takes the place of an earlier one, also while it is installed; a discarded one is gone")
    void updated() {
        offer(BroughtKar.of("pricer").version("1.0.0"), "pricer");
        assertThat(install("pricer")).isEqualTo("ACTIVE");
        Shop.done(bring(BroughtKar.of("pricer").version("1.1.0").build()));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.get("/api/v1/plugins/pricer")
                                .body()
                                .path("version")
                                .asText()
                                .equals("1.1.0")
                        && state("pricer").equals("ACTIVE"));
        assertThat(rest.delete("/api/v1/plugins/pricer/archive").reason()).isEqualTo("plugin-installed");
        uninstall("pricer");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.delete("/api/v1/plugins/pricer/archive").status() == 200);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.get("/api/v1/plugins/pricer").status() == 404);
    }

    @Test
    @DisplayName(
            "What lies in the folder is taken as if it had been brought; what is refused stays there with the reason")
    void folder() throws IOException {
        Path folder = Files.createDirectories(site.data().resolve("plugins-incoming"));
        Files.write(folder.resolve("west.kar"), side("west", "beauty").build());
        Files.write(
                folder.resolve("bad.kar"),
                BroughtKar.of("greedy").with("DynamicImport-Package", "*").build());

        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.get("/api/v1/plugins/west").status() == 200);
        Awaitility.await().atMost(SOON).until(() -> Files.exists(folder.resolve("bad.kar.refused.txt")));
        assertThat(Files.readString(folder.resolve("bad.kar.refused.txt"))).contains("DynamicImport-Package");
        assertThat(folder.resolve("west.kar")).doesNotExist();
    }
}
