package org.inlay.customers.spi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.jspecify.annotations.Nullable;

/**
 * The members of a node that a parameter reads; what is wrong with them goes to the violations.
 *
 * @param node as it came
 * @param members those of the parameter
 * @param decimals of the currency that amounts are in
 */
record Stated(Map<String, Object> node, List<String> members, String path, int decimals, List<Violation> violations) {
    private static final int MOST_VALUES = 200;
    private static final int LONGEST = 200;
    private static final long MOST_DAYS = 36_500;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    boolean has(String member) {
        return node.get(member) != null;
    }

    /** Refuses members of this parameter that make no sense beside those. */
    void only(String... allowed) {
        Set<String> sensible = Set.copyOf(new LinkedHashSet<>(Arrays.asList(allowed)));
        members.stream()
                .filter(member -> has(member) && !sensible.contains(member))
                .forEach(member -> refuse(member, "violation.segment-member"));
    }

    <E extends Enum<E>> @Nullable E operator(E[] operators, @Nullable E otherwise) {
        Object value = node.get("operator");
        if (value == null && otherwise != null) {
            return otherwise;
        }
        for (E operator : operators) {
            if (operator.name().equals(value)) {
                return operator;
            }
        }
        return refuse("operator", value == null ? "violation.required" : "violation.segment-operator");
    }

    @Nullable
    List<String> texts(String member, List<String> allowed, boolean needed) {
        Object value = node.get(member);
        if (value == null) {
            return needed ? refuse(member, "violation.required") : null;
        }
        if (!(value instanceof List<?> list) || list.isEmpty() || list.size() > MOST_VALUES) {
            return refuse(member, "violation.segment-list");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String text) || text.length() > LONGEST) {
                return refuse(member + "[" + i + "]", "violation.segment-text");
            }
            if (!allowed.isEmpty() && !allowed.contains(text)) {
                return refuse(member + "[" + i + "]", "violation.unknown-value");
            }
            texts.add(text);
        }
        return List.copyOf(new LinkedHashSet<>(texts));
    }

    @Nullable
    String text(String member, List<String> allowed) {
        Object value = node.get(member);
        if (value == null) {
            return refuse(member, "violation.required");
        }
        if (!(value instanceof String text) || text.isEmpty() || text.length() > LONGEST) {
            return refuse(member, "violation.segment-text");
        }
        return allowed.isEmpty() || allowed.contains(text) ? text : refuse(member, "violation.unknown-value");
    }

    @Nullable
    Boolean flag(String member) {
        Object value = node.get(member);
        return value == null || value instanceof Boolean ? (Boolean) value : refuse(member, "violation.segment-flag");
    }

    @Nullable
    List<Id> ids(String member) {
        List<String> texts = texts(member, List.of(), false);
        if (texts == null) {
            return null;
        }
        List<Id> ids = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                ids.add(Id.parse(texts.get(i)));
            } catch (Problem wrong) {
                return refuse(member + "[" + i + "]", "violation.segment-id");
            }
        }
        return ids;
    }

    @Nullable
    Id id(String member, boolean needed) {
        Object value = node.get(member);
        if (value == null) {
            return needed ? refuse(member, "violation.required") : null;
        }
        try {
            return value instanceof String text ? Id.parse(text) : refuse(member, "violation.segment-id");
        } catch (Problem wrong) {
            return refuse(member, "violation.segment-id");
        }
    }

    @Nullable
    Long whole(String member) {
        BigDecimal number = decimal(member);
        return number == null
                ? null
                : number.stripTrailingZeros().scale() > 0
                        ? refuse(member, "violation.segment-number")
                        : Long.valueOf(number.longValue());
    }

    /** An amount as {@code "999.00"}, a number, or {@code {"amount":"999.00"}}, in minor units. */
    @Nullable
    Long minor(String member) {
        BigDecimal number = decimal(member);
        return number == null
                ? null
                : number.stripTrailingZeros().scale() > decimals
                        ? refuse(member, "violation.decimals")
                        : Long.valueOf(number.movePointRight(decimals).longValue());
    }

    private @Nullable BigDecimal decimal(String member) {
        Object value = node.get(member) instanceof Map<?, ?> money ? money.get("amount") : node.get(member);
        if (value == null) {
            return refuse(member, "violation.required");
        }
        try {
            String text = value instanceof Number || value instanceof String ? value.toString() : "";
            BigDecimal number = text.length() > 40 ? MOST.add(MOST) : new BigDecimal(text);
            if (number.abs().compareTo(MOST) <= 0 && Math.abs((long) number.scale()) <= 40) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // told below, like a number too large
        }
        return refuse(member, "violation.segment-number");
    }

    /** A number of days, up to a hundred years. */
    @Nullable
    Integer days(String member) {
        Long number = whole(member);
        return number == null
                ? null
                : number >= 0 && number <= MOST_DAYS
                        ? Integer.valueOf(number.intValue())
                        : refuse(member, "violation.segment-number");
    }

    @Nullable
    LocalDate date(String member, boolean needed) {
        Object value = node.get(member);
        if (value == null) {
            return needed ? refuse(member, "violation.required") : null;
        }
        try {
            LocalDate date = LocalDate.parse(value instanceof String text ? text : "");
            if (date.getYear() >= 1900 && date.getYear() <= 2199) {
                return date;
            }
        } catch (DateTimeException wrong) {
            // told below, like a year out of range
        }
        return refuse(member, "violation.segment-date");
    }

    <V> @Nullable V refuse(String member, String message) {
        violations.add(new Violation(path.isEmpty() ? member : path + "." + member, message));
        return null;
    }
}
