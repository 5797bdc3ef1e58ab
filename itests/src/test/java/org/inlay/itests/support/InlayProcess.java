package org.inlay.itests.support;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Host side: the distribution as a process of its own, for tests that kill it, restart it or look at it from outside.
 * Close it to end the process; its data stays.
 */
public final class InlayProcess implements AutoCloseable {

    /** The administrator's password of every process started here. */
    public static final String ADMIN_PASSWORD = "Correct-Horse-7-Battery";

    private static final Duration READY = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Process process;
    private final Path output;
    private final URI address;

    private InlayProcess(Process process, Path output, URI address) {
        this.process = process;
        this.output = output;
        this.address = address;
    }

    /** What to start: a port and a data directory; then options. */
    public static final class Builder {

        private final int port;
        private final Path data;
        private final Map<String, String> environment = new HashMap<>();

        private Builder(int port, Path data) {
            this.port = port;
            this.data = data.toAbsolutePath();
        }

        /** Sets an environment variable, for example {@code INLAY_JAVA_OPTS} or {@code LD_PRELOAD}. */
        public Builder with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** Keeps the data in this database of the run's PostgreSQL server. */
        public Builder onPostgres(String database) {
            return with("INLAY_DB_URL", Postgres.url(database))
                    .with("INLAY_DB_USER", Postgres.USER)
                    .with("INLAY_DB_PASSWORD", Postgres.USER);
        }

        /** Starts the process and returns at once. */
        public InlayProcess launch() throws IOException {
            Files.createDirectories(data);
            Path output = data.resolve("console.log");
            ProcessBuilder builder = new ProcessBuilder(
                    Distribution.home().resolve("bin/inlay-server").toString());
            builder.environment().put("INLAY_HTTP_PORT", Integer.toString(port));
            builder.environment().put("INLAY_DATA", data.toString());
            builder.environment().put("INLAY_ADMIN_PASSWORD", ADMIN_PASSWORD);
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new InlayProcess(process, output, URI.create("http://127.0.0.1:" + port));
        }

        /** Starts the process and returns when it is ready. */
        public InlayProcess start() throws IOException {
            InlayProcess inlay = launch();
            try {
                inlay.awaitReady();
                return inlay;
            } catch (RuntimeException e) {
                inlay.close();
                throw e;
            }
        }
    }

    /** A data directory below {@code target} with nothing in it. */
    public static Path fresh(String name) throws IOException {
        Path data = Path.of("target", "outside", name).toAbsolutePath();
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
        return data;
    }

    public static Builder on(int port, Path data) {
        return new Builder(port, data);
    }

    public URI address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    /** A client without a token. */
    public Rest rest() {
        return new Rest(address);
    }

    /** Waits until {@code /health/ready} answers 200; fails at once when the process has ended. */
    public void awaitReady() {
        try {
            Awaitility.await("ready at " + address)
                    .atMost(READY)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast(this::mustLive)
                    .until(() -> rest().status("/health/ready") == 200);
        } catch (ConditionTimeoutException late) {
            throw new IllegalStateException("Not ready: " + asked() + "\n" + threads(), late);
        }
    }

    /** What it says that it waits for. */
    private String asked() {
        try {
            return rest().get("/health/ready").toString();
        } catch (RuntimeException | AssertionError e) {
            return "no answer: " + e;
        }
    }

    /** Where its threads are: a start that hangs is looked at while it does. */
    private String threads() {
        try {
            Process dump = new ProcessBuilder("jstack", Long.toString(pid()))
                    .redirectErrorStream(true)
                    .start();
            return new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "no thread dump: " + e;
        }
    }

    private void mustLive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Ended with " + process.exitValue() + ": " + console());
        }
    }

    /** What the process has printed. */
    public String console() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "no console output: " + e;
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends a signal by its name without SIG, for example {@code STOP}. */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("SIG" + name + " did not reach process " + pid());
        }
    }

    /** SIGTERM; returns the exit status. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Not stopped within " + STOP + " of SIGTERM");
        }
        return process.exitValue();
    }

    /** Ends it and waits until it has ended, so that the next one finds its port free. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Not ended within " + STOP + " of SIGKILL");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
