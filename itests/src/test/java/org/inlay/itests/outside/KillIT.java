package org.inlay.itests.outside;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Postgres;
import org.inlay.itests.support.Rest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ends the process in the middle of its work: 3 times, in full 100 times, on each database. */
class KillIT {

    private static final int KILLS = Full.times(3, 100);

    @Test
    @DisplayName("kill -9 under load loses nothing acknowledged and leaves nothing half: Derby")
    void derby() throws IOException, InterruptedException {
        try (Site site = Site.fresh("kill-derby")) {
            killAndCompare("derby", site);
        }
    }

    @Test
    @DisplayName("kill -9 under load loses nothing acknowledged and leaves nothing half: PostgreSQL")
    void postgres() throws IOException, InterruptedException {
        try (Site site = Site.fresh("kill-postgresql")
                .with("INLAY_DB_URL", Postgres.url("kills"))
                .with("INLAY_DB_USER", Postgres.USER)
                .with("INLAY_DB_PASSWORD", Postgres.USER)) {
            killAndCompare("postgresql", site);
        }
    }

    private static void killAndCompare(String database, Site site) throws IOException, InterruptedException {
        Random random = new Random(7);
        Rest rest = site.start();
        Shop shop = Shop.open(rest, "A");
        List<Ledger> ledgers = new ArrayList<>();
        int doubts = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Ledger ledger = new Ledger(shop.customers(site.rest(), 16));
            try (Load load = Load.on(site.rest(), shop, ledger, kill)) {
                load.until(100 + random.nextInt(400));
                InlayProcess process = site.process();
                process.kill();
            }
            doubts += ledger.inDoubt();
            site.start();
            site.mustAgree(ledger);
            site.mustBeSound();
            ledgers.add(ledger);
            if (ledgers.size() % 10 == 0) {
                System.out.printf("kill -9, %s: %d of %d kills%n", database, ledgers.size(), KILLS);
            }
        }
        ledgers.forEach(site::mustAgree);
        System.out.printf(
                "kill -9, %s: %d kills, %d requests acknowledged, %d in doubt, nothing lost%n",
                database, KILLS, ledgers.stream().mapToInt(Ledger::answers).sum(), doubts);
    }
}
