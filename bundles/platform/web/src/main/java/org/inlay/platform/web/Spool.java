package org.inlay.platform.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Temporary files that are written whole before their first byte is sent. */
final class Spool {
    private Spool() {}

    /** Writes a file. */
    interface Writing {
        void to(OutputStream output) throws IOException;
    }

    /** The written file; none is left when writing fails. */
    static Path of(String suffix, Writing writing) {
        Path file = null;
        try {
            file = Files.createTempFile("export", suffix);
            try (OutputStream output = Files.newOutputStream(file)) {
                writing.to(output);
            }
            return file;
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
