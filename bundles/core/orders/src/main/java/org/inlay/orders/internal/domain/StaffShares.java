package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.inlay.platform.Allocation;
import org.inlay.platform.StaffShare;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Who took part in a line or execution (H1): shares add up to 10000 basis points within each role. */
public final class StaffShares {
    private static final int WHOLE = 10_000;
    private static final int MAXIMUM = 50;

    private StaffShares() {}

    /**
     * The shares completed: a role whose members state none is split equally (G3).
     *
     * @param field of the list, named in violations
     * @param known whether a login exists
     * @param violations receives what is wrong
     */
    public static List<StaffShare> complete(
            List<StaffShare> staff, String field, Predicate<String> known, List<Violation> violations) {
        if (staff.size() > MAXIMUM) {
            violations.add(new Violation(field, "violation.too-many"));
            return List.of();
        }
        Map<String, List<StaffShare>> byRole = new LinkedHashMap<>();
        Set<List<String>> seen = new LinkedHashSet<>();
        for (int i = 0; i < staff.size(); i++) {
            StaffShare share = staff.get(i);
            String at = field + "[" + i + "]";
            if (share.role().isBlank() || share.role().length() > 64) {
                violations.add(new Violation(at + ".role", "violation.required"));
            }
            if (!seen.add(List.of(share.login(), share.role()))) {
                violations.add(new Violation(at + ".login", "violation.twice"));
            }
            if (share.share() < 0 || share.share() > WHOLE) {
                violations.add(new Violation(at + ".share", "violation.share"));
            }
            if (!known.test(share.login())) {
                violations.add(new Violation(at + ".login", "violation.unknown-staff"));
            }
            byRole.computeIfAbsent(share.role(), role -> new ArrayList<>()).add(share);
        }
        List<StaffShare> complete = new ArrayList<>();
        byRole.values().forEach(role -> complete.addAll(role(role, field, violations)));
        return List.copyOf(complete);
    }

    private static List<StaffShare> role(List<StaffShare> members, String field, List<Violation> violations) {
        if (members.stream().allMatch(member -> member.share() == 0)) {
            return equally(members);
        }
        int sum = members.stream().mapToInt(StaffShare::share).sum();
        if (sum != WHOLE || members.stream().anyMatch(member -> member.share() == 0)) {
            violations.add(new Violation(field, "violation.shares-sum"));
        }
        return members;
    }

    /** Basis points are split as cents are. */
    private static List<StaffShare> equally(List<StaffShare> members) {
        List<Money> parts = Allocation.evenly(Money.ofMinor(CurrencyUnit.of("CNY"), WHOLE), members.size());
        List<StaffShare> split = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            StaffShare member = members.get(i);
            split.add(new StaffShare(member.login(), member.role(), parts.get(i).getAmountMinorInt()));
        }
        return split;
    }
}
