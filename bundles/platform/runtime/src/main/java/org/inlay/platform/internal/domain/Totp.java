package org.inlay.platform.internal.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords (RFC 6238): SHA-1, 6 digits, steps of 30 seconds, one step of tolerance either way. */
public final class Totp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    private Totp() {}

    /**
     * The step whose digits these are.
     *
     * @param used the last step that was used; it and those before it are not taken again
     * @return empty when the digits are wrong or were used
     */
    public static OptionalLong step(byte[] secret, String otp, Instant now, long used) {
        long current = Math.floorDiv(now.getEpochSecond(), SECONDS);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            if (same(digits(secret, step), otp) && step > used) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The six digits of the step. */
    public static String digits(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /** The secret as authenticator apps take it. */
    public static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : secret) {
            held = held << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt(held << 5 - bits & 31));
        }
        return text.toString();
    }

    private static boolean same(String expected, String otp) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), otp.getBytes(StandardCharsets.UTF_8));
    }
}
