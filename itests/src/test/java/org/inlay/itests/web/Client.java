package org.inlay.itests.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.inlay.itests.support.Rest;
import org.inlay.platform.Access;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;

/** REST clients that are somebody. */
final class Client {
    private static final String PASSWORD = "Correct-Horse-7-Battery";

    private Client() {}

    /** Signed in as a new member with this role everywhere. */
    static Rest with(String role, Staff staff, Access access) {
        String login = unique("w").toLowerCase(Locale.ROOT);
        access.asPlatform(() -> staff.create(login, "王芳", PASSWORD, List.of(new Grant(role, null))));
        return Rest.here().signIn(login, PASSWORD);
    }

    /** The token of such a member, as a browser's session has it. */
    static String token(String role, Staff staff, Access access) {
        String login = unique("w").toLowerCase(Locale.ROOT);
        access.asPlatform(() -> staff.create(login, "王芳", PASSWORD, List.of(new Grant(role, null))));
        return Rest.here()
                .post("/api/v1/tokens", "{\"login\":\"%s\",\"password\":\"%s\"}".formatted(login, PASSWORD))
                .body()
                .path("token")
                .asText();
    }

    /** A code no other test uses. */
    static String unique(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    /** The body that opens a clinic. */
    static String clinic(String code) {
        return "{\"code\":\"%s\",\"name\":\"润月\",\"type\":\"aesthetic\"}".formatted(code);
    }
}
