package org.inlay.platform.web.internal.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** The console's cookies: none can be read by a script, none is sent along by another site's forms. */
enum Cookies {
    /** The token of who is signed in. */
    SESSION("inlay-session"),
    /** The clinic the person works in. */
    CLINIC("inlay-clinic"),
    /** The person's language. */
    LANGUAGE("inlay-language"),
    /** A sentence for the next screen. */
    DONE("inlay-done");

    private final String name;

    Cookies(String name) {
        this.name = name;
    }

    Optional<String> of(HttpServletRequest request) {
        Cookie @Nullable [] sent = request.getCookies();
        return Stream.ofNullable(sent)
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Kept until the browser is closed. */
    void set(HttpServletRequest request, HttpServletResponse response, String value) {
        add(request, response, value, "");
    }

    /** Kept for the given time. */
    void keep(HttpServletRequest request, HttpServletResponse response, String value, long seconds) {
        add(request, response, value, "; Max-Age=" + seconds);
    }

    void drop(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", "; Max-Age=0");
    }

    /** Any text as a value that a cookie can have. */
    static String packed(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<String> unpacked(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private void add(HttpServletRequest request, HttpServletResponse response, String value, String more) {
        response.addHeader(
                "Set-Cookie",
                name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (request.isSecure() ? "; Secure" : "")
                        + more);
    }
}
