package org.inlay.itests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Host side: the archive under test, and one unpacked copy of it. */
final class Distribution {

    private static final Path UNPACKED =
            Path.of("target", "outside", "distribution").toAbsolutePath();

    private static boolean unpacked;

    private Distribution() {}

    static Path archive() {
        Path archive = Path.of(System.getProperty("inlay.distribution")).normalize();
        if (!Files.isRegularFile(archive)) {
            throw new IllegalStateException("No distribution at " + archive + "; build it first");
        }
        return archive;
    }

    /** The home directory of a copy that tests share; they differ in their data directories. */
    static synchronized Path home() {
        if (!unpacked) {
            try {
                Files.createDirectories(UNPACKED);
                Process tar = new ProcessBuilder(
                                "tar",
                                "-xzf",
                                archive().toString(),
                                "-C",
                                UNPACKED.toString(),
                                "--strip-components=1",
                                "--recursive-unlink")
                        .inheritIO()
                        .start();
                if (tar.waitFor() != 0) {
                    throw new IllegalStateException("tar failed on " + archive());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            unpacked = true;
        }
        return UNPACKED;
    }
}
