package org.inlay.orders.internal.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.inlay.orders.internal.domain.DealRule.Comparison;
import org.inlay.orders.internal.domain.DealRule.CountPer;
import org.inlay.orders.internal.domain.DealRule.DecideAt;
import org.inlay.orders.internal.domain.DealRule.OnReturn;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads and writes the document of the deal rule (D2); every bad field is named. */
final class DealRuleDocument {
    private static final Set<String> FIELDS =
            Set.of("orderTypes", "minimum", "comparison", "kinds", "decideAt", "onReturn", "countPer");
    private static final int MAXIMUM_DIGITS = 12;

    private final CurrencyUnit currency;
    private final Predicate<String> knownType;
    private final Predicate<String> knownKind;
    private final List<Violation> violations = new ArrayList<>();

    DealRuleDocument(CurrencyUnit currency, Predicate<String> knownType, Predicate<String> knownKind) {
        this.currency = currency;
        this.knownType = knownType;
        this.knownKind = knownKind;
    }

    DealRule read(Map<String, Object> document) {
        document.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .forEach(field -> violations.add(new Violation(field, "violation.unknown-field")));
        DealRule rule = new DealRule(
                codes("orderTypes", document.get("orderTypes"), knownType),
                minimum(document.get("minimum")),
                choice("comparison", document.get("comparison"), Comparison.class, Comparison.AT_LEAST),
                kinds(document.get("kinds")),
                choice("decideAt", document.get("decideAt"), DecideAt.class, DecideAt.CONFIRMATION),
                choice("onReturn", document.get("onReturn"), OnReturn.class, OnReturn.REVERSE),
                choice("countPer", document.get("countPer"), CountPer.class, CountPer.DATE));
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
        return rule;
    }

    static Map<String, Object> write(DealRule rule) {
        Map<String, Object> document = new LinkedHashMap<>();
        if (rule.orderTypes() != null) {
            document.put("orderTypes", List.copyOf(rule.orderTypes()));
        }
        document.put(
                "minimum",
                Map.of(
                        "amount", rule.minimum().getAmount().toPlainString(),
                        "currency", rule.minimum().getCurrencyUnit().getCode()));
        document.put("comparison", rule.comparison().name());
        document.put("kinds", List.copyOf(new TreeSet<>(rule.kinds())));
        document.put("decideAt", rule.decideAt().name());
        document.put("onReturn", rule.onReturn().name());
        document.put("countPer", rule.countPer().name());
        return document;
    }

    private Set<String> kinds(@Nullable Object value) {
        Set<String> kinds = codes("kinds", value, knownKind);
        return kinds == null ? DealRule.CORE_KINDS : kinds;
    }

    private @Nullable Set<String> codes(String field, @Nullable Object value, Predicate<String> known) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            violations.add(new Violation(field, "violation.codes"));
            return null;
        }
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof String code && known.test(code)) {
                codes.add(code);
            } else {
                violations.add(new Violation(field + "[" + i + "]", "violation.unknown-code"));
            }
        }
        return codes;
    }

    private Money minimum(@Nullable Object value) {
        Money zero = Money.zero(currency);
        if (value == null) {
            return zero;
        }
        Object amount = value;
        if (value instanceof Map<?, ?> money) {
            amount = money.get("amount");
            Object code = money.get("currency");
            if (code != null && !code.equals(currency.getCode())) {
                violations.add(new Violation("minimum", "violation.currency"));
                return zero;
            }
        }
        BigDecimal decimal = decimal(amount);
        if (decimal == null || decimal.signum() < 0 || (long) decimal.precision() - decimal.scale() > MAXIMUM_DIGITS) {
            violations.add(new Violation("minimum", "violation.amount"));
            return zero;
        }
        BigDecimal plain = decimal.stripTrailingZeros();
        if (plain.scale() > currency.getDecimalPlaces()) {
            violations.add(new Violation("minimum", "violation.decimals"));
            return zero;
        }
        return Money.of(currency, plain.setScale(currency.getDecimalPlaces()));
    }

    private static @Nullable BigDecimal decimal(@Nullable Object amount) {
        boolean readable =
                amount instanceof Number || amount instanceof String text && text.matches("-?\\d{1,12}(\\.\\d{1,4})?");
        return readable ? new BigDecimal(String.valueOf(amount)) : null;
    }

    private <E extends Enum<E>> E choice(String field, @Nullable Object value, Class<E> type, E absent) {
        if (value == null) {
            return absent;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value.toString().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        violations.add(new Violation(field, "violation.choice"));
        return absent;
    }
}
