package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inlay.customers.Tags;
import org.inlay.customers.VisitType;
import org.inlay.orders.Catalogue.NewItem;
import org.inlay.orders.Item;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;

/**
 * What an item must look like. Packages and cards hold pieces and sessions of other kinds, never packages or cards, so that
 * no item can hold itself.
 */
final class ItemRules {
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CATEGORY = 100;
    private static final int MOST_COMPONENTS = 100;
    private static final int MOST_PIECES = 9_999;
    private static final int MOST_DAYS = 36_500;
    private static final Set<String> LAST_VISIT_TYPES = Stream.concat(
                    Stream.of(SaleGate.NEVER), Stream.of(VisitType.values()).map(VisitType::name))
            .collect(Collectors.toUnmodifiableSet());

    private final Map<String, Item> components;
    private final Map<String, Set<String>> tags;
    private final List<Violation> violations = new ArrayList<>();

    ItemRules(Map<String, Item> components, List<Tags.Definition> tags) {
        this.components = components;
        this.tags = tags.stream()
                .collect(Collectors.toMap(
                        Tags.Definition::tag, tag -> new HashSet<>(tag.values()), (one, other) -> one));
    }

    /** Refuses with {@code validation} naming every bad field. */
    void check(NewItem item) {
        require(CODE.matcher(item.code()).matches(), "code", "violation.code");
        require(isText(item.name(), LONGEST_NAME), "name", "violation.text");
        require(item.category() == null || isText(item.category(), LONGEST_CATEGORY), "category", "violation.text");
        require(!item.price().isNegative(), "price", "violation.negative");
        require(
                !item.price().isGreaterThan(Limits.largest(item.price().getCurrencyUnit())),
                "price",
                "violation.amount");
        components(item);
        if (item.saleConditions() != null) {
            conditions(item.saleConditions());
        }
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
    }

    private void components(NewItem item) {
        boolean holds = ItemKinds.holdsSessions(item.kind());
        require(holds || item.components().isEmpty(), "components", "violation.no-components");
        require(!holds || !item.components().isEmpty(), "components", "violation.required");
        require(item.components().size() <= MOST_COMPONENTS, "components", "violation.too-many");
        for (int i = 0; i < item.components().size(); i++) {
            Item.Component component = item.components().get(i);
            String field = "components[" + i + "]";
            Item part = components.get(component.item());
            require(part != null, field + ".item", "violation.unknown-code");
            require(part == null || !ItemKinds.holdsSessions(part.kind()), field + ".item", "violation.nested");
            require(
                    part == null
                            || part.price()
                                    .getCurrencyUnit()
                                    .equals(item.price().getCurrencyUnit()),
                    field + ".item",
                    "violation.currency");
            require(
                    component.quantity() >= 1 && component.quantity() <= MOST_PIECES,
                    field + ".quantity",
                    "violation.quantity");
            Integer days = component.validDays();
            require(days == null || days >= 1 && days <= MOST_DAYS, field + ".validDays", "violation.days");
        }
    }

    private void conditions(Item.SaleConditions conditions) {
        require(
                LAST_VISIT_TYPES.containsAll(conditions.lastVisitTypes()),
                "saleConditions.lastVisitTypes",
                "violation.unknown-code");
        conditions.tags().forEach((tag, values) -> {
            Set<String> known = tags.get(tag);
            require(
                    known != null && !values.isEmpty() && known.containsAll(values),
                    "saleConditions.tags." + tag,
                    "violation.unknown-code");
        });
    }

    private static boolean isText(String text, int most) {
        return !text.isBlank() && text.length() <= most && text.codePoints().noneMatch(Character::isISOControl);
    }

    private void require(boolean holds, String field, String message) {
        if (!holds) {
            violations.add(new Violation(field, message));
        }
    }
}
