package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inlay.orders.Item;

/** What a package or card holds, as one cell: {@code CODE*2|CODE*1@365}, quantity and days of validity. */
final class ComponentCell {
    private static final Pattern PART = Pattern.compile("([^*@]{1,64})(?:\\*(\\d{1,5}))?(?:@(\\d{1,6}))?");

    private ComponentCell() {}

    /** The components; empty when the cell is no such list. A quantity left out is 1, days left out are no end. */
    static Optional<List<Item.Component>> parse(String text) {
        List<Item.Component> components = new ArrayList<>();
        for (String part : OldWords.BAR.split(text, -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String quantity = matcher.group(2);
            String days = matcher.group(3);
            components.add(new Item.Component(
                    matcher.group(1).strip(),
                    quantity == null ? 1 : Integer.parseInt(quantity),
                    days == null ? null : Integer.valueOf(days)));
        }
        return Optional.of(List.copyOf(components));
    }
}
