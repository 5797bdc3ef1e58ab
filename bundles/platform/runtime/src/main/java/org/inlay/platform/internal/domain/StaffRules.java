package org.inlay.platform.internal.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.inlay.platform.Problem;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Violation;

/** What logins, names, passwords and grants must look like. */
public final class StaffRules {

    private static final Pattern LOGIN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 256;
    private static final int MOST_GRANTS = 200;

    private StaffRules() {}

    /** The login as it is stored and compared: composed, in lower case. */
    public static String login(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Refuses a new member with {@code validation} naming every bad field. */
    public static void checkMember(String login, String name, List<Grant> grants) {
        List<Violation> violations = new ArrayList<>();
        if (!LOGIN.matcher(login).matches()) {
            violations.add(new Violation("login", "staff.login"));
        }
        if (!ClinicRules.isText(name, 100)) {
            violations.add(new Violation("name", "text.name"));
        }
        violations.addAll(grantViolations(grants));
        ClinicRules.refuse(violations);
    }

    /** Refuses grants of roles that do not exist. */
    public static void checkGrants(List<Grant> grants) {
        ClinicRules.refuse(grantViolations(grants));
    }

    /**
     * Refuses a password that is too short, too long, or has the login in it.
     *
     * @throws Problem {@code weak-password}
     */
    public static void checkPassword(String login, String password) {
        int length = password.codePointCount(0, password.length());
        boolean namesLogin =
                login.length() > 2 && password.toLowerCase(Locale.ROOT).contains(login);
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD || namesLogin) {
            throw Problem.invalid("weak-password").with("length", SHORTEST_PASSWORD);
        }
    }

    private static List<Violation> grantViolations(List<Grant> grants) {
        List<Violation> violations = new ArrayList<>();
        if (grants.size() > MOST_GRANTS) {
            violations.add(new Violation("roles", "staff.too-many-roles"));
        }
        for (int i = 0; i < grants.size(); i++) {
            if (!Roles.ALL.contains(grants.get(i).role())) {
                violations.add(new Violation("roles[" + i + "].role", "staff.role"));
            }
        }
        return violations;
    }
}
