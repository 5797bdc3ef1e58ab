package org.inlay.platform;

import org.osgi.annotation.versioning.ProviderType;

/** The caller's own second factor: time-based one-time passwords (TOTP, RFC 6238, SHA-1, 6 digits, 30 seconds). */
@ProviderType
public interface TwoFactor {
    /**
     * Makes a new secret that waits for {@link #confirm}; until then sign-in is as before.
     *
     * @throws Problem {@code totp-active} when one is in use
     */
    Enrolment enrol();

    /** Switches the waiting secret on. Problems: {@code totp-not-enrolled}, {@code bad-otp}. */
    Staff.Member confirm(String otp);

    /** Switches the second factor off. Problems: {@code totp-not-enrolled}, {@code bad-otp}. */
    Staff.Member disable(String otp);

    /** Takes the second factor from a member who lost it; needs {@code staff:manage} everywhere. */
    Staff.Member reset(Id member);

    /**
     * What the authenticator app needs, shown this once.
     *
     * @param secret base 32
     * @param uri {@code otpauth://totp/…}, for a QR code
     */
    record Enrolment(String secret, String uri) {}
}
