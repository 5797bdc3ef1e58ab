package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is left in memory of a plugin that came, worked and went: 10 times, in full 200. */
class PluginsLeakIT {
    private static final int CYCLES = Full.times(10, 200);

    /** So often before the first look: caches fill, and the first classes of everything are loaded. */
    private static final int WARMING = 5;

    /** The latest one may still be reachable from a thread that has not worked since. */
    private static final long REMAINING = 2;

    /** The heap differs by several MiB between two looks at the same server; class loaders are what a leak holds. */
    private static final long GROWTH = 12L << 20;

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String HELLO = "/api/v1/plugins/hello";

    /** Living objects after a full collection. */
    private record Memory(long loaders, long plugins, long bytes, Map<String, Long> byType) {}

    @Test
    @DisplayName("After many installations and removals of a plugin that worked, class loaders and heap are level")
    void level() throws IOException, InterruptedException {
        try (Site site = Site.fresh("leaks")) {
            Rest rest = site.start();
            Shop shop = Shop.open(rest, "A");
            String customer = shop.customers(rest, 1).get(0);
            for (int cycle = 0; cycle < WARMING; cycle++) {
                comeAndGo(rest, shop, customer);
            }
            Memory before = look(site);
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                comeAndGo(rest, shop, customer);
            }
            Memory after = look(site);
            System.out.printf(
                    "leaks: %d comings and goings; class loaders of bundles %d, then %d; objects of the plugin %d, then %d; live heap %.1f MiB, then %.1f MiB%n",
                    CYCLES,
                    before.loaders,
                    after.loaders,
                    before.plugins,
                    after.plugins,
                    before.bytes / 1048576.0,
                    after.bytes / 1048576.0);
            System.out.println("leaks: grown most, KiB: " + grown(before, after));
            assertThat(after.loaders).isLessThanOrEqualTo(before.loaders + REMAINING);
            assertThat(after.bytes).isLessThanOrEqualTo(before.bytes + GROWTH);
            site.mustBeSound();
        }
    }

    /** Each of its parts works once. */
    private static void comeAndGo(Rest rest, Shop shop, String customer) {
        Shop.done(rest.post(HELLO + "/installation", "{}"));
        await(rest, "ACTIVE");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.post(
                                        "/api/v1/hello/greetings",
                                        "{\"clinic\":\"A\",\"customer\":\"" + customer + "\",\"text\":\"早上好\"}")
                                .status()
                        == 200);
        Shop.done(rest.get("/api/v1/hello/greetings?clinic=A"));
        assertThat(rest.post("/api/v1/hello/greetings", "{\"clinic\":\"A\"}").status())
                .isEqualTo(422);
        Shop.done(rest.get("/api/v1/customers/" + customer + "/tags?clinic=A"));
        Shop.done(rest.post("/api/v1/segments/count", "{\"criterion\":\"hello:greeted\",\"clinic\":\"A\"}"));
        String order = shop.order(customer, true);
        Answer sold = rest.post(
                "/api/v1/orders",
                order.substring(0, order.lastIndexOf('}')) + ",\"inputs\":{\"hello\":{\"smile\":true}}}");
        assertThat(Shop.done(sold).path("net").path("amount").asText()).isEqualTo("499.00");
        assertThat(rest.text("/api/v1/openapi.json")).contains("/hello/greetings");
        Rest browser = rest.browser("A");
        assertThat(browser.text("/app/hello")).contains("早上好");
        assertThat(browser.text("/app/customers/" + customer + "/panel/hello")).contains("早上好");
        Shop.done(rest.delete(HELLO + "/installation"));
        await(rest, "AVAILABLE");
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.get("/api/v1/hello/greetings?clinic=A").status() == 404);
        assertThat(rest.text("/api/v1/openapi.json")).doesNotContain("/hello/greetings");
    }

    private static void await(Rest rest, String state) {
        Awaitility.await()
                .atMost(SOON)
                .until(() -> rest.get(HELLO).body().path("state").asText(), state::equals);
    }

    private static Memory look(Site site) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(3);
        String histogram = histogram(site);
        return new Memory(
                count(histogram, "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader"),
                count(histogram, "org.inlay.hello.internal.domain.HelloPlugin"),
                bytes(histogram),
                byType(histogram));
    }

    /** What grew most, in KiB by type. */
    private static String grown(Memory before, Memory after) {
        return after.byType.entrySet().stream()
                .map(type -> Map.entry(
                        (type.getValue() - before.byType.getOrDefault(type.getKey(), 0L)) / 1024, type.getKey()))
                .sorted(Map.Entry.<Long, String>comparingByKey().reversed())
                .limit(12)
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Long> byType(String histogram) {
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[0].endsWith(":"))
                .collect(Collectors.toMap(columns -> columns[3], columns -> Long.parseLong(columns[2]), Long::sum));
    }

    /** Taken after a full collection; twice, because what the first one frees may hold more. */
    private static String histogram(Site site) throws IOException, InterruptedException {
        run(site);
        return run(site);
    }

    private static String run(Site site) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder("jcmd", Long.toString(site.process().pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(text).isZero();
        return text;
    }

    /** Lines look like {@code "  17:    120    9600  some.Class (module)"}. */
    private static long count(String histogram, String type) {
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(type))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private static long bytes(String histogram) {
        return histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                .sum();
    }
}
