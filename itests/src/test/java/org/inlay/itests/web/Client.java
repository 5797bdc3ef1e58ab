package org.inlay.itests.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.inlay.itests.support.Rest;
import org.inlay.platform.Access;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;

/** REST clients that are somebody. */
public final class Client {
    private static final String PASSWORD = "Correct-Horse-7-Battery";

    private Client() {}

    /** Signed in as a new member with this role everywhere. */
    static Rest with(String role, Staff staff, Access access) {
        return with(List.of(role), staff, access);
    }

    /** Signed in as somebody who administers and manages everywhere. */
    public static Rest boss(Staff staff, Access access) {
        return with(List.of("ADMIN", "MANAGER"), staff, access);
    }

    private static Rest with(List<String> roles, Staff staff, Access access) {
        String login = unique("w").toLowerCase(Locale.ROOT);
        List<Grant> grants = roles.stream().map(role -> new Grant(role, null)).toList();
        access.asPlatform(() -> staff.create(login, "王芳", PASSWORD, grants));
        return Rest.here().signIn(login, PASSWORD);
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
