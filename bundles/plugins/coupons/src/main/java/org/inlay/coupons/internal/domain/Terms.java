package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon or a promotion promises (C1, C5).
 *
 * @param value {@code AMOUNT}: what it takes off, in the currency of the order; {@code RATE}: what is left of a price, {@code 0.8}
 *     for 8折; {@code PRICE}: what a piece costs (特价); {@code EXCHANGE}: empty, one piece of an item is free; {@code GIFT}: code of
 *     the item that is given
 * @param minimumSpend what the lines it applies to must come to before it; null = anything
 * @param items codes it applies to; empty = by kind
 * @param kinds of items it applies to; empty = any, when items are named
 * @param clinics where it is used; empty = everywhere
 * @param orderTypes of orders it is used in; empty = any
 * @param channels by which it is issued, as people say it
 * @param validDays business dates it is valid for from the day of its issue, that day included; null = until {@code validTo}
 * @param validFrom first business date it is valid on; null = at once
 * @param validTo last business date it is valid on
 * @param quantity how many there are; null while that is not decided
 * @param perCustomer how many one customer may have; null = any number
 * @param stackingGroup two coupons go together when both name a group and not the same; null = with no other
 * @param combines of a promotion: it comes on top of member prices; else the lower total wins (C4)
 * @param recalculate of a coupon: when pieces come back and the rest is below the minimum, what it took off the rest is withheld (C3)
 * @param audienceTags tag → values a customer must have one of to get it
 * @param audienceVisits last visit types of customers who get it; empty = any
 * @param action what the customer is asked to do where it is offered; null = to claim it
 */
public record Terms(
        String name,
        Kind kind,
        String value,
        @Nullable BigDecimal minimumSpend,
        Set<String> items,
        Set<String> kinds,
        Set<String> clinics,
        Set<String> orderTypes,
        Set<String> channels,
        @Nullable Integer validDays,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Long quantity,
        @Nullable Integer perCustomer,
        @Nullable String stackingGroup,
        boolean combines,
        boolean recalculate,
        Map<String, Set<String>> audienceTags,
        Set<String> audienceVisits,
        @Nullable Action action) {
    /** Natures that a coupon may have. */
    public static final List<Kind> COUPON_KINDS = List.of(Kind.AMOUNT, Kind.RATE, Kind.EXCHANGE, Kind.GIFT);

    /** Natures that a promotion may have: 满减, 折扣, 特价, 买赠. */
    public static final List<Kind> PROMOTION_KINDS = List.of(Kind.AMOUNT, Kind.RATE, Kind.PRICE, Kind.GIFT);

    private static final int LONGEST_NAME = 60;
    private static final int DECIMALS = 2;
    private static final String REQUIRED = "violation.required";

    /** What the button says under which a customer is offered one: 立即领取 or 立即使用. */
    public enum Action {
        CLAIM,
        USE
    }

    /** The nature of a coupon. */
    public enum Kind {
        AMOUNT,
        RATE,
        PRICE,
        EXCHANGE,
        GIFT
    }

    /** Refuses what no coupon can be, also while it is designed. Problems: {@code validation}. */
    void check() {
        List<Violation> wrong = new ArrayList<>();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            wrong.add(new Violation("name", "coupons.name"));
        }
        if (!valueIsRight()) {
            wrong.add(new Violation("value", "coupons.value." + kind));
        }
        Stream.of(items, kinds, clinics, orderTypes, channels, audienceTags.keySet(), audienceVisits)
                .flatMap(Set::stream)
                .filter(text -> !isPlain(text))
                .findFirst()
                .ifPresent(text -> wrong.add(new Violation("items", "coupons.text")));
        audienceTags.values().stream()
                .flatMap(Set::stream)
                .filter(text -> !isPlain(text))
                .findFirst()
                .ifPresent(text -> wrong.add(new Violation("audience", "coupons.text")));
        if (minimumSpend != null && (minimumSpend.signum() < 0 || minimumSpend.scale() > DECIMALS)) {
            wrong.add(new Violation("minimumSpend", "violation.amount"));
        }
        if (validDays != null && validDays < 1) {
            wrong.add(new Violation("validDays", "violation.positive"));
        }
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
            wrong.add(new Violation("validTo", "coupons.ends-first"));
        }
        if (quantity != null && quantity < 1) {
            wrong.add(new Violation("quantity", "violation.positive"));
        }
        if (perCustomer != null && perCustomer < 1) {
            wrong.add(new Violation("perCustomer", "violation.positive"));
        }
        if (recalculate && (stackingGroup != null || minimumSpend == null)) {
            wrong.add(new Violation("recalculate", "coupons.recalculate"));
        }
        refuse(wrong);
    }

    /** Texts of lists are kept as lines of one text. */
    private static boolean isPlain(String text) {
        return !text.isBlank() && text.chars().noneMatch(c -> c < ' ' || c == '=' || c == '|');
    }

    private boolean valueIsRight() {
        return switch (kind) {
            case AMOUNT, PRICE -> decimal(value, DECIMALS) && new BigDecimal(value).signum() > 0;
            case RATE ->
                decimal(value, 4)
                        && new BigDecimal(value).signum() > 0
                        && new BigDecimal(value).compareTo(BigDecimal.ONE) < 0;
            case EXCHANGE -> value.isEmpty();
            case GIFT -> !value.isBlank() && value.length() <= LONGEST_NAME;
        };
    }

    private static boolean decimal(String text, int decimals) {
        return text.matches("\\d{1,9}(\\.\\d{1," + decimals + "})?");
    }

    /** Refuses what only the other use of terms has. Problems: {@code validation}. */
    void checkUse(Template.Use use) {
        List<Violation> wrong = new ArrayList<>();
        boolean promotion = use == Template.Use.PROMOTION;
        if (!(promotion ? PROMOTION_KINDS : COUPON_KINDS).contains(kind)) {
            wrong.add(new Violation("kind", "coupons.kind." + use));
        }
        Map<String, Boolean> others = promotion
                ? Map.of(
                        "validDays", validDays != null,
                        "quantity", quantity != null,
                        "perCustomer", perCustomer != null,
                        "action", action != null,
                        "recalculate", recalculate)
                : Map.of("combines", combines);
        others.forEach((field, given) -> {
            if (given) {
                wrong.add(new Violation(field, "coupons.left-out." + use));
            }
        });
        refuse(wrong);
    }

    /** C1: nobody is promised something without being told for what, until when and how many. Problems: {@code validation}. */
    void checkPublishable(Template.Use use) {
        List<Violation> missing = new ArrayList<>();
        if (items.isEmpty() && kinds.isEmpty() && kind != Kind.GIFT || items.isEmpty() && kind == Kind.EXCHANGE) {
            missing.add(new Violation("items", REQUIRED));
        }
        if (validDays == null && validTo == null) {
            missing.add(new Violation("validTo", REQUIRED));
        }
        if (quantity == null && use == Template.Use.COUPON) {
            missing.add(new Violation("quantity", REQUIRED));
        }
        refuse(missing);
    }

    /** Whether it is used in this clinic. */
    public boolean isUsedIn(String clinic) {
        return clinics.isEmpty() || clinics.contains(clinic);
    }

    boolean isUsedFor(String orderType) {
        return orderTypes.isEmpty() || orderTypes.contains(orderType);
    }

    /** A gift for any order needs no line of its own. */
    boolean isForAnyOrder() {
        return kind == Kind.GIFT && items.isEmpty() && kinds.isEmpty();
    }

    /** C4: none with another, unless both name a group and not the same. */
    boolean goesWith(Terms other) {
        return stackingGroup != null && other.stackingGroup != null && !stackingGroup.equals(other.stackingGroup);
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
    }
}
