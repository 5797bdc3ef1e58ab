package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.inlay.itests.support.InlayProcess;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A disk that is full and a disk that fails, under load: once each, in full 20 times. */
class DiskIT {

    private static final int POINTS = Full.times(1, 20);
    private static final Duration LONG = Duration.ofMinutes(3);

    /** Every refusal says that it is one: 503 with its reason. */
    private static final String CLEAN = "503 [a-z-]+|no answer";

    /** A database that comes to the disk often. */
    private static final String BUSY =
            "-Dderby.storage.checkpointInterval=100000 -Dderby.storage.logSwitchInterval=100000";

    @Test
    @DisplayName("A full disk refuses, acknowledges nothing it does not keep, and works on after a restart")
    void full() throws IOException, InterruptedException {
        Path log = Files.createDirectories(
                Path.of("target", "outside", "disk-full").toAbsolutePath());
        try (LoopDisk disk = LoopDisk.create(300);
                Site site =
                        Site.in(disk.root().resolve("data")).with("INLAY_JAVA_OPTS", BUSY + " -Dkaraf.log=" + log)) {
            Shop shop = Shop.open(site.start(), "A");
            for (int point = 0; point < POINTS; point++) {
                Ledger ledger = new Ledger(shop.customers(site.rest(), 16));
                try (Load load = Load.on(site.rest(), shop, ledger, point)) {
                    load.until(100 + point * 10);
                    Path ballast = disk.fill();
                    failing(ledger);
                    Files.delete(ballast);
                }
                recovers("full", site, ledger);
            }
        }
    }

    @Test
    @DisplayName("An error of fsync or of a write to the log acknowledges nothing it does not keep: Derby")
    void derby() throws IOException, InterruptedException {
        try (Site site = Site.fresh("disk-derby").with("INLAY_JAVA_OPTS", BUSY)) {
            Shop shop = Shop.open(site.start(), "A");
            for (int point = 0; point < POINTS; point++) {
                failingCalls("fsync", site, shop, point, "fsync,fdatasync", List.of());
                failingCalls("write to the log", site, shop, point, "write,pwrite64", logs(site));
            }
        }
    }

    /** Derby's log file and those that will follow it. */
    private static List<String> logs(Site site) throws IOException {
        Path directory = site.data().resolve(Path.of("database", "log"));
        try (Stream<Path> files = Files.list(directory)) {
            int number = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("log\\d+\\.dat"))
                    .mapToInt(name -> Integer.parseInt(name.replaceAll("\\D", "")))
                    .max()
                    .orElseThrow();
            return IntStream.range(number, number + 50)
                    .mapToObj(next -> directory.resolve("log" + next + ".dat").toString())
                    .flatMap(file -> Stream.of("-P", file))
                    .toList();
        }
    }

    private static void failingCalls(String what, Site site, Shop shop, int point, String calls, List<String> only)
            throws IOException, InterruptedException {
        Ledger ledger = new Ledger(shop.customers(site.rest(), 16));
        try (Load load = Load.on(site.rest(), shop, ledger, point)) {
            load.until(50 + point * 10);
            try (Failing failing = Failing.calls(List.of(site.process().pid()), calls, 1 + point % 5, only)) {
                failing(ledger);
            }
        }
        recovers(what, site, ledger);
    }

    @Test
    @DisplayName("An error of fdatasync acknowledges nothing it does not keep: PostgreSQL")
    void postgres() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("inlay-disk");
        try (OwnPostgres postgres = OwnPostgres.in(directory);
                Site site = postgres.site(Site.fresh("disk-postgresql").data())) {
            Shop shop = Shop.open(site.start(), "A");
            for (int point = 0; point < POINTS; point++) {
                Ledger ledger = new Ledger(shop.customers(site.rest(), 16));
                try (Load load = Load.on(site.rest(), shop, ledger, point)) {
                    load.until(100);
                    try (Failing failing = Failing.calls(postgres.pids(), "fsync,fdatasync", 1 + point, List.of())) {
                        failing(ledger);
                    }
                    postgres.keepRunning();
                    load.until(100);
                }
                site.mustAgree(ledger);
                site.mustBeSound();
                assertThat(ledger.failures().keySet()).allMatch(failure -> failure.matches(CLEAN));
                report("fdatasync, PostgreSQL, no restart", ledger);
            }
        } finally {
            Shell.run("rm", "-rf", directory.toString());
        }
    }

    /** Waits until the trouble is felt. */
    private static void failing(Ledger ledger) {
        Awaitility.await("requests fail")
                .atMost(LONG)
                .until(() -> !ledger.failures().isEmpty());
    }

    private static void recovers(String what, Site site, Ledger ledger) throws IOException, InterruptedException {
        InlayProcess process = site.process();
        process.kill();
        report(what, ledger);
        site.start();
        site.mustAgree(ledger);
        site.mustBeSound();
        assertThat(ledger.failures().keySet()).allMatch(failure -> failure.matches(CLEAN));
    }

    private static void report(String what, Ledger ledger) {
        System.out.printf(
                "disk, %s: %d requests acknowledged, refused %s, longest wait %d ms%n",
                what, ledger.answers(), ledger.failures(), ledger.longestWait().toMillis());
    }

    /** System calls that fail, by strace. */
    private record Failing(Process strace) implements AutoCloseable {

        /** From the n-th on, each of the calls of these processes fails; on the files named, when some are. */
        static Failing calls(List<Long> pids, String calls, int from, List<String> only) throws IOException {
            Assumptions.assumeTrue(Shell.has("strace"), "NOT RUN: strace is missing");
            List<String> command = new ArrayList<>(List.of("strace", "-f", "-qqq", "-o", "/dev/null"));
            command.addAll(List.of(
                    "-p", pids.stream().map(String::valueOf).collect(Collectors.joining(",")), "-e", "trace=" + calls));
            command.addAll(List.of("-e", "inject=" + calls + ":error=EIO:when=" + from + "+"));
            command.addAll(only);
            return new Failing(new ProcessBuilder(command).inheritIO().start());
        }

        @Override
        public void close() throws InterruptedException {
            strace.destroy();
            strace.waitFor();
        }
    }
}
