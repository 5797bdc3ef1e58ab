package org.inlay.platform.web.internal.rest.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** What is known of the request this thread serves; begun and ended by {@link ApiFilter}. */
public final class Exchange {
    private static final ThreadLocal<@Nullable Exchange> CURRENT = new ThreadLocal<>();

    private final String route;
    private final Locale locale;
    private final @Nullable String idempotencyKey;
    private final @Nullable String clinic;
    private byte[] body = new byte[0];

    private Exchange(HttpServletRequest request) {
        String query = request.getQueryString();
        route = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query);
        locale = Languages.preferred(request.getHeader("Accept-Language"));
        idempotencyKey = request.getHeader("Idempotency-Key");
        clinic = request.getHeader("Inlay-Clinic");
    }

    static Exchange begin(HttpServletRequest request) {
        Exchange exchange = new Exchange(request);
        CURRENT.set(exchange);
        return exchange;
    }

    static void end() {
        CURRENT.remove();
    }

    /** The exchange of this thread; absent outside a REST request. */
    public static Optional<Exchange> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Language of the answer. */
    public static Locale language() {
        return current().map(exchange -> exchange.locale).orElse(Languages.CHINESE);
    }

    Locale locale() {
        return locale;
    }

    @Nullable
    String idempotencyKey() {
        return idempotencyKey;
    }

    @Nullable
    String clinic() {
        return clinic;
    }

    /** Keeps the body that was read, for {@link #fingerprint}. */
    public void body(byte[] bytes) {
        body = bytes;
    }

    /** SHA-256 of method, path, query, clinic and body: what a repeated request must have in common with the first. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(route.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            if (clinic != null) {
                digest.update(clinic.getBytes(StandardCharsets.UTF_8));
            }
            digest.update((byte) '\n');
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
