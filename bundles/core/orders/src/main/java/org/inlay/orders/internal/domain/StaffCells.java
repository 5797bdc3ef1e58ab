package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inlay.platform.StaffShare;
import org.inlay.platform.Violation;
import org.inlay.platform.spi.Cells;
import org.inlay.platform.spi.Importer.Column;

/** Who took part, a column a role: logins parted by bars, each with its share in basis points or none (H1). */
final class StaffCells {
    private static final Pattern SHARE = Pattern.compile("(.{1,100}?)(?::(\\d{1,5}))?");

    /** Column → role. */
    private static final Map<String, String> ROLES = roles();

    private StaffCells() {}

    private static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("consultant", "CONSULTANT");
        roles.put("onlineConsultant", "ONLINE_CONSULTANT");
        roles.put("doctor", "DOCTOR");
        roles.put("nurse", "NURSE");
        roles.put("assistant", "ASSISTANT");
        roles.put("seller", "SELLER");
        return roles;
    }

    static List<Column> columns() {
        return ROLES.keySet().stream()
                .map(column -> new Column(
                        column,
                        false,
                        "Logins with this role in the line, parted by |; equal shares, or login:basis points adding up to"
                                + " 10000.",
                        "lijing:6000|zhaomin:4000"))
                .toList();
    }

    /** The shares of a row; what is wrong with them is refused in their columns. */
    static List<StaffShare> read(Cells cells, Predicate<String> known) {
        List<StaffShare> all = new ArrayList<>();
        ROLES.forEach((column, role) -> {
            String text = cells.optional(column, 1_000);
            if (text != null) {
                List<Violation> violations = new ArrayList<>();
                all.addAll(StaffShares.complete(parse(text, role), column, known, violations));
                violations.stream().limit(1).forEach(violation -> cells.refuse(column, violation.message()));
            }
        });
        return List.copyOf(all);
    }

    private static List<StaffShare> parse(String text, String role) {
        List<StaffShare> shares = new ArrayList<>();
        for (String part : OldWords.BAR.split(text, -1)) {
            Matcher matcher = SHARE.matcher(part.strip());
            boolean share = matcher.matches();
            String stated = share ? matcher.group(2) : null;
            shares.add(new StaffShare(
                    share ? matcher.group(1).strip() : part, role, stated == null ? 0 : Integer.parseInt(stated)));
        }
        return shares;
    }
}
