package org.inlay.itests.outside;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inlay.itests.support.Postgres;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of one test's own, as durable as in earnest, that can be stopped, frozen and started again. */
final class OwnPostgres implements AutoCloseable {

    private final Path data;
    private int port;
    private @Nullable EmbeddedPostgres server;

    private OwnPostgres(Path data) {
        this.data = data;
    }

    /** Makes a server with its files in the directory and starts it. */
    static OwnPostgres in(Path data) throws IOException {
        OwnPostgres postgres = new OwnPostgres(data);
        postgres.start();
        return postgres;
    }

    /** Starts the server on its port and files. */
    void start() throws IOException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        EmbeddedPostgres started = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        port = started.getPort();
        server = started;
    }

    /** An installation on this server. */
    Site site(Path directory) {
        return Site.in(directory)
                .with("INLAY_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/postgres")
                .with("INLAY_DB_USER", Postgres.USER)
                .with("INLAY_DB_PASSWORD", Postgres.USER);
    }

    /** Every process of the server. */
    List<Long> pids() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        return Stream.concat(
                        Stream.of(postmaster),
                        ProcessHandle.of(postmaster).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .toList();
    }

    /**
     * Starts it again where it has given up, as the machine's service manager would: an error of the disk during its own
     * recovery ends it for good.
     */
    void keepRunning() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        boolean runs = Files.exists(pidFile)
                && ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)))
                        .isPresent();
        if (!runs) {
            stop();
            start();
        }
    }

    /** Stops the server as its administrator would. */
    void stop() throws IOException {
        EmbeddedPostgres running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
