package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.inlay.itests.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Takes PostgreSQL away under load for 10 s; in full for 60 s, 10 times each. */
class AwayIT {

    private static final int TIMES = Full.times(1, 10);
    private static final Duration AWAY = Duration.ofSeconds(Full.FULL ? 60 : 10);

    /** Nobody waits longer for an answer, whatever it is: the server's own patience with a silent database is 60 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    /** … and where the database refuses connections. */
    private static final Duration REFUSAL = Duration.ofSeconds(20);

    private static final Duration NORMAL = Duration.ofSeconds(10);
    private static final String REFUSED = "503 database-away";

    /** The connection broke between the commit and its answer. */
    private static final String UNKNOWN = "503 outcome-unknown";

    @Test
    @DisplayName("While the database is stopped requests are refused in time; 10 s after it is back all is normal")
    void stopped() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("inlay-away");
        try (OwnPostgres postgres = OwnPostgres.in(directory);
                Site site = postgres.site(Site.fresh("away").data())) {
            Shop shop = Shop.open(site.start(), "A");
            for (int i = 0; i < TIMES; i++) {
                away("stopped", REFUSAL, site, shop, postgres::stop, postgres::start);
            }
        } finally {
            Shell.run("rm", "-rf", directory.toString());
        }
    }

    @Test
    @DisplayName("While the database is there and says nothing requests are refused in time; 10 s later all is normal")
    void frozen() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("inlay-away");
        try (OwnPostgres postgres = OwnPostgres.in(directory);
                Site site = postgres.site(Site.fresh("away").data())) {
            Shop shop = Shop.open(site.start(), "A");
            for (int i = 0; i < TIMES; i++) {
                away(
                        "frozen",
                        PATIENCE,
                        site,
                        shop,
                        () -> Shell.signal("STOP", postgres.pids()),
                        () -> Shell.signal("CONT", postgres.pids()));
            }
        } finally {
            Shell.run("rm", "-rf", directory.toString());
        }
    }

    /** Something done to the database. */
    private interface Deed {
        void run() throws IOException;
    }

    private static void away(String how, Duration patience, Site site, Shop shop, Deed leave, Deed comeBack)
            throws IOException, InterruptedException {
        Rest rest = site.rest();
        Ledger ledger = new Ledger(shop.customers(rest, 16));
        Duration recovery;
        try (Load load = Load.on(rest, shop, ledger, 23)) {
            load.until(200);
            leave.run();
            try {
                Instant back = Instant.now().plus(AWAY);
                Awaitility.await()
                        .atMost(AWAY.plusSeconds(5))
                        .until(() -> Instant.now().isAfter(back));
                assertThat(rest.status("/health/ready")).isEqualTo(503);
                assertThat(rest.status("/health/live")).isEqualTo(200);
            } finally {
                comeBack.run();
            }
            Instant began = Instant.now();
            load.until(1);
            recovery = Duration.between(began, Instant.now());
            load.until(200);
        }
        assertThat(ledger.failures().keySet()).as("how requests were refused").isSubsetOf(REFUSED, UNKNOWN);
        assertThat(ledger.longestWait()).as("the longest wait for an answer").isLessThan(patience);
        assertThat(recovery).as("until the first answer").isLessThan(NORMAL);
        int refused = ledger.failures().getOrDefault(REFUSED, 0);
        assertThat(refused)
                .as("refused, unless the database was back before a connection counts as broken")
                .isGreaterThanOrEqualTo(patience.equals(REFUSAL) ? 1 : 0);
        JsonNode coupons = rest.get(Shop.API + "/plugins/coupons").body();
        assertThat(coupons.path("state").asText())
                .as("a plugin that waited as well: %s", coupons)
                .isEqualTo("ACTIVE");
        site.mustAgree(ledger);
        site.mustBeSound();
        System.out.printf(
                "database away, %s %d s: %d requests refused, longest wait %d ms, first answer %d ms after it was back%n",
                how, AWAY.toSeconds(), refused, ledger.longestWait().toMillis(), recovery.toMillis());
    }
}
