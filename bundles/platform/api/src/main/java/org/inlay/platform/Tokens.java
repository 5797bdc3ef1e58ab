package org.inlay.platform;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signing in over REST: a token of 256 random bits, of which the database keeps only the digest. It belongs to one
 * member, holds for twelve hours and ends at once when it is revoked or the member is switched off.
 */
@ProviderType
public interface Tokens {
    /**
     * Signs in. An unknown login, a wrong password and a wrong second factor get the same answer; ten of them within 15
     * minutes lock the login for 15 minutes.
     *
     * @param otp the six digits of the second factor, for members who have one
     * @throws Problem {@code bad-credentials} (401), {@code otp-required} (401; the password was right), {@code
     *     locked-out} (429)
     */
    Issued issue(String login, String password, @Nullable String otp);

    /**
     * Whose token it is, with permissions as they stand now.
     *
     * @param locale language the caller asked for
     * @throws Problem {@code unauthenticated} when the token is unknown, expired, revoked, or its member switched off
     */
    Caller authenticate(String token, Locale locale);

    /** Ends the token; one that is unknown has ended already. */
    void revoke(String token);

    /** A fresh token, shown this once. */
    record Issued(String token, Instant expiresAt) {}
}
