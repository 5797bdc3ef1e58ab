package org.inlay.customers.internal.console;

import java.util.List;
import org.inlay.customers.Tags;
import org.inlay.customers.Tags.Tag;
import org.inlay.platform.web.console.Words;
import org.jspecify.annotations.Nullable;

/**
 * A tag as it is shown.
 *
 * @param look class of the style sheet: what the colour means
 * @param since in words; null when it was never fed
 */
public record Badge(
        String tag, String text, String look, @Nullable String since) {
    private static final String YES = "yes";

    static Badge of(Tag tag, Words words) {
        String name = words.code("tag", tag.tag());
        String value = tag.value().equals(Tags.UNDECIDED)
                ? words.t("tag.undecided")
                : words.code("tag." + tag.tag(), tag.value());
        return new Badge(
                tag.tag(),
                words.t("console.tag", "tag", name, "value", value),
                look(tag),
                tag.since() == null ? null : words.dateTime(tag.since()));
    }

    /** What must be seen wherever the customer's name stands. */
    static List<Badge> warnings(List<Tag> tags, Words words) {
        return tags.stream()
                .filter(tag -> tag.value().equals(YES))
                .map(tag -> of(tag, words))
                .toList();
    }

    private static String look(Tag tag) {
        if (tag.value().equals(Tags.UNDECIDED)) {
            return "wait";
        }
        return tag.value().equals(YES) ? "harm" : "";
    }
}
