package org.inlay.platform.internal.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Passwords as Argon2id (19 MiB, 2 passes, 1 lane), stored as {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. */
public final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final String HEAD = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    /** A hash that no password has, so that an unknown login takes as long as a known one. */
    public static final String NOBODY = HEAD + "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final SecureRandom random = new SecureRandom();

    /** The stored form of the password, with a salt of its own. */
    public String hash(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return HEAD + base64.encodeToString(salt) + "$" + base64.encodeToString(argon2(password, salt));
    }

    /** Whether the stored form is this password's; takes the same time either way. */
    public boolean matches(String password, String stored) {
        if (!stored.startsWith(HEAD)) {
            throw new IllegalStateException("a stored password has other parameters than " + HEAD);
        }
        String[] parts = stored.substring(HEAD.length()).split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[0]);
        byte[] hash = Base64.getDecoder().decode(parts[1]);
        return MessageDigest.isEqual(hash, argon2(password, salt));
    }

    private static byte[] argon2(String password, byte[] salt) {
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .build();
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[HASH];
        String composed = Normalizer.normalize(password, Normalizer.Form.NFKC);
        generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
