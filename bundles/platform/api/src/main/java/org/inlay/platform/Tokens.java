package org.inlay.platform;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signing in: a token of 256 random bits, of which the database keeps only the digest. It belongs to one
 * member, holds for twelve hours and ends at once when it is revoked or the member is switched off.
 */
@ProviderType
public interface Tokens {
    /**
     * Signs in. An unknown login, a wrong password and a wrong second factor get the same answer; ten of them within 15
     * minutes lock the login for 15 minutes.
     *
     * @param otp the six digits of the second factor, for members who have one
     * @param scope what the token may be used for
     * @throws Problem {@code bad-credentials} (401), {@code otp-required} (401; the password was right), {@code
     *     locked-out} (429), {@code validation} when the scope names a permission or a clinic that does not exist
     */
    Issued issue(String login, String password, @Nullable String otp, Scope scope);

    /**
     * Signs somebody in at a screen: as {@link #issue}, for everything the member may do, and it also ends when nobody has {@linkplain
     * #used used} it for as long as the operator lets a screen stand idle (half an hour).
     */
    Issued signIn(String login, String password, @Nullable String otp);

    /** Somebody is at the screen: its session holds on, up to twelve hours in all. Any other token is left as it is. */
    void used(String token);

    /**
     * Whose token it is, with permissions as they stand now.
     *
     * @param locale language the caller asked for
     * @throws Problem {@code unauthenticated} when the token is unknown, expired, revoked, or its member switched off
     */
    Caller authenticate(String token, Locale locale);

    /** Ends the token; one that is unknown has ended already. */
    void revoke(String token);

    /**
     * Narrows a token to what an integration needs. It never widens: what the member may not do, no token of theirs may.
     *
     * @param permissions the only permissions that hold; none named: all of the member's
     * @param clinics the only clinics they hold in, so nothing that needs every clinic; none named: all of the member's
     */
    record Scope(Set<String> permissions, Set<String> clinics) {
        /** Everything the member may do. */
        public static final Scope FULL = new Scope(Set.of(), Set.of());

        public Scope {
            permissions = Set.copyOf(permissions);
            clinics = Set.copyOf(clinics);
        }

        /** What is left of the member's permissions (permission → clinics; {@link Clinic#ORGANISATION} means every one). */
        public Map<String, Set<String>> within(Map<String, Set<String>> held) {
            return held.entrySet().stream()
                    .filter(entry -> permissions.isEmpty() || permissions.contains(entry.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> clinicsOf(entry.getValue())));
        }

        private Set<String> clinicsOf(Set<String> held) {
            if (clinics.isEmpty()) {
                return held;
            }
            return clinics.stream()
                    .filter(clinic -> held.contains(Clinic.ORGANISATION) || held.contains(clinic))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * A fresh token, shown this once.
     *
     * @param passwordGiven the password was set by somebody else: at the console its owner changes it first
     */
    record Issued(String token, Instant expiresAt, boolean passwordGiven) {}
}
