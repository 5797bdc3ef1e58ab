package org.inlay.platform.internal.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.inlay.platform.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

    private static final byte[] SECRET = "secret of a member".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path data;

    private Path key() {
        return data.resolve("keys/totp.key");
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
        String locked = SecretBox.open(key()).lock(SECRET, "totp:1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key().getParent())))
                .isEqualTo("rwx------");
        assertThat(SecretBox.open(key()).unlock(locked, "totp:1")).isEqualTo(SECRET);
        assertThat(locked).hasSizeLessThan(200);
    }

    @Test
    void aSecretOpensInItsPlaceAndWithItsKeyOnly() throws IOException {
        SecretBox box = SecretBox.open(key());
        String locked = box.lock(SECRET, "totp:1");

        assertThat(box.lock(SECRET, "totp:1")).isNotEqualTo(locked);
        assertThatThrownBy(() -> box.unlock(locked, "totp:2")).isInstanceOf(Problem.class);
        Files.delete(key());
        SecretBox other = SecretBox.open(key());
        assertThatThrownBy(() -> other.unlock(locked, "totp:1"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("key-missing");
    }

    @Test
    void aDamagedKeyFileStopsTheStart() throws IOException {
        Files.createDirectories(key().getParent());
        Files.writeString(key(), "AAAA");

        assertThatThrownBy(() -> SecretBox.open(key())).isInstanceOf(IOException.class);
    }
}
