package org.inlay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The assembled distribution as a process of its own, over a data directory that outlives it. */
final class Installation implements AutoCloseable {
    static final String ADMIN_PASSWORD = "bench-Password-1";
    private static final int PORT = 18190;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final Path data;
    private final Map<String, String> environment;
    private Process process;
    private long readyMillis;
    private boolean kept;

    private Installation(Path home, Path data, Map<String, String> environment, Process process) {
        this.home = home;
        this.data = data;
        this.environment = environment;
        this.process = process;
    }

    /** Starts on an empty data directory with further settings, and waits until it is ready. */
    static Installation fresh(Map<String, String> environment) throws Exception {
        return over(Files.createTempDirectory("inlay-bench"), environment);
    }

    /** Starts over the data that a failed run left, and waits until it is ready. */
    static Installation over(Path data, Map<String, String> environment) throws Exception {
        Path home = Path.of(System.getProperty("inlay.distribution", "karaf-distribution/target/assembly"));
        if (!Files.isExecutable(home.resolve("bin/inlay-server"))) {
            throw new IllegalStateException("no distribution in " + home + ": run ./inlay package first");
        }
        Installation installation = new Installation(home, data, environment, launch(home, data, environment));
        installation.awaitReady(System.nanoTime());
        return installation;
    }

    private static Process launch(Path home, Path data, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        home.toAbsolutePath().resolve("bin/inlay-server").toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("console.log").toFile());
        builder.environment().put("INLAY_DATA", data.toString());
        builder.environment().put("INLAY_HTTP_PORT", Integer.toString(PORT));
        builder.environment().put("INLAY_ADMIN_PASSWORD", ADMIN_PASSWORD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Starts it again over the same data; call {@link #stop} first. */
    void start() throws Exception {
        start(Map.of());
    }

    /** The same with further settings. */
    void start(Map<String, String> more) throws Exception {
        long from = System.nanoTime();
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        process = launch(home, data, all);
        awaitReady(from);
    }

    private void awaitReady(long from) throws Exception {
        HttpRequest ready = HttpRequest.newBuilder(URI.create(base() + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        while (System.nanoTime() - from < PATIENCE.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("it ended while starting, see " + data.resolve("console.log"));
            }
            if (answers(client, ready)) {
                readyMillis = (System.nanoTime() - from) / 1_000_000;
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("not ready within " + PATIENCE);
    }

    private static boolean answers(HttpClient client, HttpRequest ready) throws InterruptedException {
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String base() {
        return "http://127.0.0.1:" + PORT;
    }

    Path data() {
        return data;
    }

    /** From launch to the first 200 of the readiness probe, in milliseconds. */
    long readyMillis() {
        return readyMillis;
    }

    /** Resident memory in MiB. */
    long residentMebibytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Processor time used so far, user and system. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Ends it as an operator would and waits until it is gone. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Its data stays when it is closed, for a look at what went wrong or because it is somebody else's. */
    void keep() {
        kept = true;
        System.err.println("The data and logs stay in " + data);
    }

    @Override
    public void close() throws Exception {
        stop();
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(Installation::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
