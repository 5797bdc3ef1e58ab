package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.inlay.itests.outside.Books.Findings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Takes the page cache away with the process, which {@code kill -9} does not: once, in full 20 times, on each database. A
 * control with a database that does not force its log to the disk must lose, else the rig proves nothing.
 */
class PowerCutIT {

    private static final int CUTS = Full.times(1, 20);
    private static final int MEGABYTES = 600;

    @Test
    @DisplayName("A power cut under load loses nothing acknowledged: Derby")
    void derby() throws IOException, InterruptedException {
        try (LoopDisk disk = LoopDisk.create(MEGABYTES);
                Site site = Site.in(disk.root().resolve("data"))) {
            Shop shop = Shop.open(site.start(), "A");
            List<Ledger> ledgers = new ArrayList<>();
            Random random = new Random(11);
            for (int cut = 0; cut < CUTS; cut++) {
                Ledger ledger = cut(disk, site, List::of, () -> {}, shop, 100 + random.nextInt(400));
                site.start();
                site.mustAgree(ledger);
                site.mustBeSound();
                ledgers.add(ledger);
            }
            ledgers.forEach(site::mustAgree);
            report("Derby", ledgers);
        }
    }

    @Test
    @DisplayName("A power cut under load loses nothing acknowledged: PostgreSQL")
    void postgres() throws IOException, InterruptedException {
        try (LoopDisk disk = LoopDisk.create(MEGABYTES);
                OwnPostgres postgres = OwnPostgres.in(disk.root().resolve("postgresql"));
                Site site = postgres.site(disk.root().resolve("data"))) {
            Shop shop = Shop.open(site.start(), "A");
            List<Ledger> ledgers = new ArrayList<>();
            Random random = new Random(13);
            for (int cut = 0; cut < CUTS; cut++) {
                Ledger ledger = cut(disk, site, postgres::pids, postgres::stop, shop, 100 + random.nextInt(400));
                postgres.start();
                site.start();
                site.mustAgree(ledger);
                site.mustBeSound();
                ledgers.add(ledger);
            }
            ledgers.forEach(site::mustAgree);
            report("PostgreSQL", ledgers);
        }
    }

    @Test
    @DisplayName("Control: with derby.system.durability=test the same cut loses what was acknowledged")
    void control() throws IOException, InterruptedException {
        try (LoopDisk disk = LoopDisk.create(MEGABYTES);
                Site site = Site.in(disk.root().resolve("data"))) {
            Shop shop = Shop.open(site.start(), "A");
            site.process().stop();
            Shell.run("sync", "-f", disk.root().toString());

            site.with("INLAY_JAVA_OPTS", "-Dderby.system.durability=test");
            site.start();
            Ledger ledger = cut(disk, site, List::of, () -> {}, shop, 300);
            Findings findings = Books.compare(site.start(), ledger.withoutDoubts());
            assertThat(findings.lost()).as("lost without durability").isNotEmpty();
            System.out.printf(
                    "power cut, control: %d requests acknowledged, %d findings of loss%n",
                    ledger.answers(), findings.lost().size());
        }
    }

    private static Ledger cut(
            LoopDisk disk, Site site, LoopDisk.Processes others, LoopDisk.Ended ended, Shop shop, int requests)
            throws IOException, InterruptedException {
        Ledger ledger = new Ledger(shop.customers(site.rest(), 16));
        try (Load load = Load.on(site.rest(), shop, ledger, requests)) {
            load.until(requests);
            long server = site.process().pid();
            disk.cut(
                    () -> {
                        List<Long> pids = new ArrayList<>(others.pids());
                        pids.add(server);
                        return pids;
                    },
                    ended);
        }
        // A machine that starts again has another boot id; this one has not, so the cache is told.
        Files.writeString(site.data().resolve(Path.of("karaf", "build")), "another boot\n");
        return ledger;
    }

    private static void report(String database, List<Ledger> ledgers) {
        System.out.printf(
                "power cut, %s: %d cuts, %d requests acknowledged, nothing lost%n",
                database, CUTS, ledgers.stream().mapToInt(Ledger::answers).sum());
    }
}
