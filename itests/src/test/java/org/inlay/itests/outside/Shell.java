package org.inlay.itests.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** Commands of the machine. */
final class Shell {

    private static final long LONGEST_SECONDS = 120;

    private Shell() {}

    /** Runs the command to its end and returns what it printed; fails when it fails. */
    static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the machine has the command. */
    static boolean has(String command) {
        try {
            run("sh", "-c", "command -v " + command);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Sends a signal to processes. */
    static void signal(String name, Collection<Long> pids) {
        pids.forEach(pid -> run("kill", "-" + name, pid.toString()));
    }
}
