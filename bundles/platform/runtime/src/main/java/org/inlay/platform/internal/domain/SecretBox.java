package org.inlay.platform.internal.domain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.inlay.platform.Problem;

/**
 * Encrypts what must not be readable in the database or its backups: AES-256-GCM with a key in a file beside the data,
 * readable by its owner alone. Every node of a cluster needs the same file.
 */
public final class SecretBox {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretBox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Reads the key file, or makes it when there is none. */
    public static SecretBox open(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        byte[] key = Base64.getDecoder()
                .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
        if (key.length != KEY) {
            throw new IOException("no key of " + KEY + " bytes in " + file);
        }
        return new SecretBox(key);
    }

    /** Encrypts for one place; the text opens nowhere else. */
    public String lock(byte[] secret, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE + locked.length)
                            .put(nonce)
                            .put(locked)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /**
     * Decrypts what was locked for this place.
     *
     * @throws Problem {@code key-missing} when it was locked with another key
     */
    public byte[] unlock(String text, String place) {
        byte[] bytes = Base64.getDecoder().decode(text);
        byte[] nonce = Arrays.copyOf(bytes, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (GeneralSecurityException e) {
            Problem problem = new Problem(Problem.Kind.UNAVAILABLE, "key-missing");
            problem.initCause(e);
            throw problem;
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /** Written aside, brought to the disk and moved, so that neither a start cut short nor a power cut leaves half a key. */
    private static void create(Path file) throws IOException {
        byte[] key = new byte[KEY];
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
