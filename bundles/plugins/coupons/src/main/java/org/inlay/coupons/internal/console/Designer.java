package org.inlay.coupons.internal.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Terms;
import org.inlay.platform.Problem;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Form;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;

/** The form in which coupons and promotions are designed: what is typed as terms, and what one can begin with. */
final class Designer {
    /** What one can begin with, by name; the texts {@code coupon.starter.<name>} say it. */
    static final Map<String, Map<String, String>> STARTERS = Map.of(
            "first-deal",
            Map.of(
                    "kind",
                    "AMOUNT",
                    "value",
                    "100",
                    "minimumSpend",
                    "300",
                    "kinds",
                    "SERVICE",
                    "validDays",
                    "30",
                    "perCustomer",
                    "1"),
            "repurchase",
            Map.of("kind", "RATE", "value", "0.8", "kinds", "SERVICE", "validDays", "60", "perCustomer", "1"),
            "win-back",
            Map.of(
                    "kind",
                    "AMOUNT",
                    "value",
                    "200",
                    "minimumSpend",
                    "500",
                    "kinds",
                    "SERVICE",
                    "validDays",
                    "15",
                    "perCustomer",
                    "1"));

    private Designer() {}

    static Form begun(String starter, Words words) {
        Map<String, String> values = STARTERS.get(starter);
        if (values == null) {
            return Form.empty();
        }
        Map<String, @Nullable String> all = new HashMap<>(values);
        all.put("name", words.t("coupon.starter." + starter));
        return Form.with(all);
    }

    /** What is typed. Problems: {@code validation}. */
    static Terms terms(ConsoleRequest request, Use use) {
        boolean coupon = use == Use.COUPON;
        Integer quantity = coupon ? whole(request, "quantity") : null;
        return new Terms(
                request.value("name"),
                kind(request),
                request.value("value"),
                number(request, "minimumSpend"),
                Arrays.stream(request.value("items").split("\\s+"))
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(request.values("kinds")),
                Set.of(request.clinic().code()),
                Set.copyOf(request.values("orderTypes")),
                Set.of(),
                coupon ? whole(request, "validDays") : null,
                date(request, "validFrom"),
                date(request, "validTo"),
                quantity == null ? null : quantity.longValue(),
                coupon ? whole(request, "perCustomer") : null,
                request.typed("stackingGroup").orElse(null),
                !coupon && request.values("combines").contains("yes"),
                coupon && request.values("recalculate").contains("yes"),
                tags(request.values("tag")),
                Set.copyOf(request.values("visit")));
    }

    /** Each as {@code tag=value}. */
    private static Map<String, Set<String>> tags(List<String> chosen) {
        Map<String, Set<String>> tags = new HashMap<>();
        for (String one : chosen) {
            int is = one.indexOf('=');
            if (is > 0) {
                tags.computeIfAbsent(one.substring(0, is), tag -> new TreeSet<>())
                        .add(one.substring(is + 1));
            }
        }
        return tags;
    }

    private static Terms.Kind kind(ConsoleRequest request) {
        return Arrays.stream(Terms.Kind.values())
                .filter(kind -> kind.name().equals(request.value("kind")))
                .findFirst()
                .orElseThrow(() -> Problem.violation("kind", "violation.required"));
    }

    private static @Nullable BigDecimal number(ConsoleRequest request, String field) {
        String text = request.value(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,9}(\\.\\d{1,2})?")) {
            throw Problem.violation(field, "violation.amount");
        }
        return new BigDecimal(text);
    }

    private static @Nullable Integer whole(ConsoleRequest request, String field) {
        String text = request.value(field);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,9}")) {
            throw Problem.violation(field, "violation.positive");
        }
        return Integer.valueOf(text);
    }

    private static @Nullable LocalDate date(ConsoleRequest request, String field) {
        String text = request.value(field);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.violation(field, "violation.date");
        }
    }
}
