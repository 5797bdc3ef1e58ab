package org.inlay.platform.internal.domain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;

/** A secret of 256 random bits in a file outside the database, readable by its owner alone. */
public final class KeyFile {
    private static final int BYTES = 32;

    private KeyFile() {}

    /** Reads the key, or makes it when there is no such file. */
    public static byte[] read(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        byte[] key = Base64.getDecoder()
                .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        if (key.length != BYTES) {
            throw new IOException("no key of " + BYTES + " bytes in " + file);
        }
        return key;
    }

    /** Written aside, brought to the disk and moved, so that neither a start cut short nor a power cut leaves half a key. */
    private static void create(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path directory = folderOf(file);
        Files.createDirectories(directory, only("rwx------"));
        Path aside = Files.createTempFile(directory, "key", ".new", only("rw-------"));
        Files.writeString(aside, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
        toDisk(aside);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        toDisk(directory);
        toDisk(folderOf(directory));
    }

    /** The folder that names it; the root is in itself. */
    private static Path folderOf(Path path) {
        Path absolute = path.toAbsolutePath();
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }

    private static void toDisk(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<?> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
