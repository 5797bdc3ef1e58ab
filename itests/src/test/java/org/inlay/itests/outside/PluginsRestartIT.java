package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.inlay.itests.support.BroughtKar;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.inlay.itests.support.Rest.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Plugins and what becomes of them when nodes are killed, restarted, or were not there: 2 kills, in full 20. */
class PluginsRestartIT {
    private static final int KILLS = Full.times(2, 20);
    private static final long SEED = 4711;
    private static final String HELLO = "/api/v1/plugins/hello";
    private static final String GREETINGS = "/api/v1/hello/greetings";

    /** A fit takes about a second: some kills meet it before, some midway, some after. */
    private static final int LONGEST_MILLIS = 2_000;

    private static final int PORT = Integer.getInteger("inlay.itests.port", 18101) + 20;
    private static final Duration A_MINUTE_AND_A_START = Duration.ofSeconds(100);

    @Test
    @DisplayName(
            "Killed in the middle of an installation or a removal, a node starts and brings itself to what was wanted")
    void killed() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        try (Site site = Site.fresh("plugins-killed")) {
            Shop.open(site.start(), "A");
            for (int kill = 1; kill <= KILLS; kill++) {
                boolean wanted = kill % 2 == 1;
                change(site.rest(), wanted);
                Thread.sleep(random.nextInt(LONGEST_MILLIS));
                site.process().kill();
                Rest rest = site.start();
                await(rest, wanted ? "ACTIVE" : "AVAILABLE");
                Awaitility.await().until(() -> greetings(rest) == (wanted ? 200 : 404));
                if (wanted) {
                    greet(rest);
                }
            }
            site.mustBeSound();
        }
        System.out.printf("plugins: %d kills, seed %d, as wanted each time%n", KILLS, SEED);
    }

    @Test
    @DisplayName("What is installed on one of two nodes is active on the other within a minute, with what it stored")
    void twoNodes() throws IOException, InterruptedException {
        Path here = Path.of("target", "outside", "plugins-node-1").toAbsolutePath();
        Path there = Path.of("target", "outside", "plugins-node-2").toAbsolutePath();
        try (InlayProcess first =
                        InlayProcess.on(PORT, here).onPostgres("plugins").start();
                InlayProcess second =
                        InlayProcess.on(PORT + 1, there).onPostgres("plugins").start()) {
            Rest one = first.rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
            Rest two = second.rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
            Shop.open(one, "A");
            change(one, true);
            await(one, "ACTIVE");
            greet(one);
            await(two, "ACTIVE");
            Awaitility.await().until(() -> greetings(two) == 200);
            assertThat(two.get(GREETINGS + "?clinic=A").body().toString()).contains("早上好");
            neverWithoutIt(one, two);
        }
    }

    /** A plugin that takes its time to start is asked for on one node; the other sells nothing without it. */
    private static void neverWithoutIt(Rest one, Rest two) throws InterruptedException {
        Shop shop = new Shop("A", "laser-A", "card-A");
        String customer = shop.customers(one, 1).get(0);
        Shop.done(one.upload("/api/v1/plugins/archives", BroughtKar.of("slow").build()));
        for (Rest node : new Rest[] {one, two}) {
            Awaitility.await()
                    .atMost(A_MINUTE_AND_A_START)
                    .until(() -> node.get("/api/v1/plugins/slow").status() == 200);
        }
        Shop.done(one.post("/api/v1/plugins/slow/installation", "{}"));
        int starting = 0;
        Answer answer = order(two, shop, customer);
        while (answer.status() == 503) {
            assertThat(answer.reason()).isEqualTo("plugin-starting");
            assertThat(answer.body().path("plugin").asText()).isEqualTo("slow");
            starting++;
            // a till asks again after a while
            Thread.sleep(20);
            answer = order(two, shop, customer);
        }
        assertThat(Shop.done(answer).path("net").path("amount").asText()).isEqualTo("470.00");
        assertThat(starting).isPositive();
        assertThat(two.get("/api/v1/plugins/slow").body().path("state").asText())
                .isEqualTo("ACTIVE");
        System.out.printf("plugins: %d orders refused while the second node was starting one%n", starting);
    }

    private static Answer order(Rest rest, Shop shop, String customer) {
        return rest.post("/api/v1/orders", shop.order(customer, true));
    }

    private static void change(Rest rest, boolean wanted) {
        assertThat((wanted ? rest.post(HELLO + "/installation", "{}") : rest.delete(HELLO + "/installation")).status())
                .isEqualTo(200);
    }

    private static void await(Rest rest, String state) {
        Awaitility.await()
                .atMost(A_MINUTE_AND_A_START)
                .until(() -> rest.get(HELLO).body().path("state").asText(), state::equals);
    }

    private static int greetings(Rest rest) {
        return rest.get(GREETINGS + "?clinic=A").status();
    }

    private static void greet(Rest rest) {
        Awaitility.await()
                .until(() -> rest.post(GREETINGS, "{\"clinic\":\"A\",\"text\":\"早上好\"}")
                                .status()
                        == 200);
    }
}
