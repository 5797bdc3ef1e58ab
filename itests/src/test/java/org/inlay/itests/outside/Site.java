package org.inlay.itests.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.inlay.itests.outside.Books.Findings;
import org.inlay.itests.support.InlayProcess;
import org.inlay.itests.support.Rest;
import org.jspecify.annotations.Nullable;

/** One installation: its data directory, the process that runs on it now, and what its clients know. */
final class Site implements AutoCloseable {

    /** The port of every process here; they run one after the other. */
    private static final int PORT = Integer.getInteger("inlay.itests.port", 18101) + 20;

    private final Path data;
    private final Map<String, String> environment = new HashMap<>();
    private @Nullable InlayProcess process;
    private @Nullable Rest rest;

    private Site(Path data) {
        this.data = data;
    }

    /** On a fresh directory below {@code target}. */
    static Site fresh(String name) throws IOException {
        Path data = InlayProcess.fresh(name);
        return new Site(data);
    }

    /** On this directory. */
    static Site in(Path data) {
        return new Site(data);
    }

    Path data() {
        return data;
    }

    /** Sets an environment variable of the processes started from now on. */
    Site with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Starts the process, waits until it is ready, and signs in. */
    Rest start() throws IOException {
        InlayProcess.Builder builder = InlayProcess.on(PORT, data);
        environment.forEach(builder::with);
        process = builder.start();
        rest = process.rest().signIn("admin", InlayProcess.ADMIN_PASSWORD);
        return rest;
    }

    InlayProcess process() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }

    Rest rest() {
        if (rest == null) {
            throw new IllegalStateException("not started");
        }
        return rest;
    }

    /** Settles what is in doubt, then fails unless stored and acknowledged are the same. */
    void mustAgree(Ledger ledger) {
        ledger.settle(rest());
        Findings findings = Books.compare(rest(), ledger);
        assertThat(findings.lost()).as("acknowledged and lost").isEmpty();
        assertThat(findings.half()).as("half an order").isEmpty();
        assertThat(findings.extra()).as("more than was asked for").isEmpty();
    }

    /** Ledgers, facts, tags, audit chain: {@code inlay-admin check}. */
    void mustBeSound() {
        JsonNode report = Shop.done(rest().post(Shop.API + "/checks", ""));
        assertThat(report.path("items").size()).as("checks").isGreaterThanOrEqualTo(7);
        assertThat(report.path("ok").asBoolean()).as("%s", report).isTrue();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
