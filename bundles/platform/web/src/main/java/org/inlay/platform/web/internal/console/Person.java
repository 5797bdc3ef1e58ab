package org.inlay.platform.web.internal.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.inlay.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param token of the session
 */
record Person(Caller caller, String token) {

    /** What their forms carry: nobody can tell it from outside, and it ends with the session. */
    String csrf() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(("csrf:" + token).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    boolean sent(@Nullable String csrf) {
        return csrf != null
                && MessageDigest.isEqual(
                        csrf.getBytes(StandardCharsets.UTF_8), csrf().getBytes(StandardCharsets.UTF_8));
    }
}
