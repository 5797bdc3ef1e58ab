package org.inlay.customers.internal.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.customers.Tags;
import org.inlay.platform.web.console.ConsolePage;
import org.inlay.platform.web.console.ConsoleRequest;
import org.inlay.platform.web.console.Screen;
import org.inlay.platform.web.console.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every dynamic tag and its values, plugins' too (T5); a value leads to the customers who have it. */
@Component(service = ConsolePage.class)
public final class TagsPage implements ConsolePage {
    private final Tags tags;

    @Activate
    public TagsPage(@Reference Tags tags) {
        this.tags = tags;
    }

    @Override
    public String id() {
        return "tags";
    }

    @Override
    public Optional<Entry> entry() {
        return Optional.of(Entry.setting(45, "segments:read"));
    }

    /** A value and the segment of those who have it. */
    public record Value(String text, String tree) {}

    /** A tag; {@code owner} empty for one of the core. */
    public record Tag(String name, String owner, List<Value> values) {}

    @Override
    public Screen get(ConsoleRequest request) {
        Words words = request.words();
        List<Tag> all = tags.definitions().stream()
                .map(definition -> new Tag(
                        words.code("tag", definition.tag()),
                        definition.owner().equals("core") ? "" : definition.owner(),
                        definition.values().stream()
                                .map(value -> new Value(
                                        words.code("tag." + definition.tag(), value), tree(definition.tag(), value)))
                                .toList()))
                .toList();
        return Pages.screen(words.t("console.page.tags"), "tags.jte", request, all);
    }

    private static String tree(String tag, String value) {
        return TreeText.write(Map.of("criterion", "tag", "tag", tag, "values", List.of(value)));
    }
}
