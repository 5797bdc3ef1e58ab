package org.inlay.platform.internal.domain;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;

/** What a clinic and its editable lists must look like, and the lists as shipped. */
public final class ClinicRules {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{1,31}");
    private static final int MOST_ENTRIES = 200;

    private static final Map<String, List<ListEntry>> SHIPPED = Map.of(
            "order-types",
            List.of(
                    new ListEntry("医美", "医美"),
                    new ListEntry("生美", "生美"),
                    new ListEntry("口腔", "口腔"),
                    new ListEntry("零售", "零售")),
            "tenders",
            List.of(
                    new ListEntry("CASH", "现金"),
                    new ListEntry("CARD", "银行卡"),
                    new ListEntry("WECHAT", "微信"),
                    new ListEntry("ALIPAY", "支付宝"),
                    new ListEntry("INSURANCE", "医保"),
                    new ListEntry("TRANSFER", "对公转账")));

    private ClinicRules() {}

    /** The entries a list has until the clinic edits it; none for a list that is not shipped. */
    public static List<ListEntry> shipped(String list) {
        return SHIPPED.getOrDefault(list, List.of());
    }

    /** Whether a clinic may have this code. */
    static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    /** Refuses a new clinic with {@code validation} naming every bad field. */
    public static void checkClinic(String code, String name, String type, LocalTime cutOff) {
        List<Violation> violations = new ArrayList<>();
        if (!CODE.matcher(code).matches()) {
            violations.add(new Violation("code", "clinic.code"));
        }
        if (!isText(name, 100)) {
            violations.add(new Violation("name", "text.name"));
        }
        if (!TYPE.matcher(type).matches()) {
            violations.add(new Violation("type", "clinic.type"));
        }
        if (!wholeMinutes(cutOff)) {
            violations.add(new Violation("dayCutOff", "clinic.cut-off"));
        }
        refuse(violations);
    }

    /** Refuses a cut-off that is not in whole minutes. */
    public static void checkCutOff(LocalTime cutOff) {
        if (!wholeMinutes(cutOff)) {
            throw Problem.violation("dayCutOff", "clinic.cut-off");
        }
    }

    /** Refuses the name of a list and its new entries with {@code validation} naming every bad field. */
    public static void checkEntries(String list, List<ListEntry> entries) {
        List<Violation> violations = new ArrayList<>();
        if (!TYPE.matcher(list).matches()) {
            violations.add(new Violation("list", "clinic.list"));
        }
        if (entries.size() > MOST_ENTRIES || entries.isEmpty() && SHIPPED.containsKey(list)) {
            violations.add(new Violation("items", "clinic.list-size"));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            ListEntry entry = entries.get(i);
            if (!isText(entry.code(), 32)) {
                violations.add(new Violation("items[" + i + "].code", "clinic.entry-code"));
            } else if (!codes.add(entry.code())) {
                violations.add(new Violation("items[" + i + "].code", "clinic.entry-twice"));
            }
            if (!isText(entry.name(), 100)) {
                violations.add(new Violation("items[" + i + "].name", "text.name"));
            }
        }
        refuse(violations);
    }

    /** Whether it is 1 to {@code most} characters without control characters or space around them. */
    static boolean isText(String text, int most) {
        return !text.isEmpty()
                && text.length() <= most
                && text.equals(text.strip())
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
    }

    private static boolean wholeMinutes(LocalTime time) {
        return time.equals(time.truncatedTo(ChronoUnit.MINUTES));
    }
}
