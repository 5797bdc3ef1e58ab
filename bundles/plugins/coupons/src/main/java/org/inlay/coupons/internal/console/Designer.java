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
import java.util.function.BiConsumer;
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
                words(request, "items"),
                Set.copyOf(request.values("kinds")),
                Set.of(request.clinic().code()),
                Set.copyOf(request.values("orderTypes")),
                words(request, "channels"),
                coupon ? whole(request, "validDays") : null,
                date(request, "validFrom"),
                date(request, "validTo"),
                quantity == null ? null : quantity.longValue(),
                coupon ? whole(request, "perCustomer") : null,
                request.typed("stackingGroup").orElse(null),
                !coupon && request.values("combines").contains("yes"),
                coupon && request.values("recalculate").contains("yes"),
                tags(request.values("tag")),
                Set.copyOf(request.values("visit")),
                coupon && request.value("action").equals(Terms.Action.USE.name()) ? Terms.Action.USE : null);
    }

    /** What stands in the form of terms that are kept. */
    static Form of(Terms terms) {
        Map<String, List<String>> values = new HashMap<>();
        BiConsumer<String, @Nullable Object> one = (field, value) -> {
            if (value != null) {
                values.put(
                        field, List.of(value instanceof BigDecimal amount ? amount.toPlainString() : value.toString()));
            }
        };
        one.accept("name", terms.name());
        one.accept("kind", terms.kind());
        one.accept("value", terms.value());
        one.accept("minimumSpend", terms.minimumSpend());
        one.accept("items", String.join(" ", new TreeSet<>(terms.items())));
        one.accept("channels", String.join(" ", new TreeSet<>(terms.channels())));
        one.accept("validDays", terms.validDays());
        one.accept("validFrom", terms.validFrom());
        one.accept("validTo", terms.validTo());
        one.accept("quantity", terms.quantity());
        one.accept("perCustomer", terms.perCustomer());
        one.accept("stackingGroup", terms.stackingGroup());
        one.accept("action", terms.action());
        one.accept("combines", terms.combines() ? "yes" : null);
        one.accept("recalculate", terms.recalculate() ? "yes" : null);
        values.put("kinds", List.copyOf(terms.kinds()));
        values.put("orderTypes", List.copyOf(terms.orderTypes()));
        values.put("visit", List.copyOf(terms.audienceVisits()));
        values.put(
                "tag",
                terms.audienceTags().entrySet().stream()
                        .flatMap(tag -> tag.getValue().stream().map(value -> tag.getKey() + "=" + value))
                        .toList());
        return Form.of(values);
    }

    /** What is parted by blanks. */
    private static Set<String> words(ConsoleRequest request, String field) {
        return Arrays.stream(request.value(field).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
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
