package org.inlay.hello.internal.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inlay.customers.Tags;
import org.inlay.customers.spi.TagProvider;
import org.inlay.platform.Check;
import org.inlay.platform.Explanation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a customer was greeted, since the first time it happened. */
@Component
public final class GreetedTag implements TagProvider {
    private final Greetings greetings;

    @Activate
    public GreetedTag(@Reference Greetings greetings) {
        this.greetings = greetings;
    }

    @Override
    public Tags.Definition definition() {
        return new Tags.Definition("hello", List.of("NO", "YES"), "hello");
    }

    @Override
    public Set<String> dependsOn() {
        return Set.of("hello.greeting");
    }

    @Override
    public String initialValue() {
        return "NO";
    }

    @Override
    public Map<Subject, State> evaluate(Collection<Subject> subjects) {
        return greetings.first(subjects).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, first -> new State("YES", first.getValue())));
    }

    @Override
    public Explanation explain(Subject subject) {
        boolean greeted = !greetings.first(List.of(subject)).isEmpty();
        String value = greeted ? "YES" : "NO";
        return new Explanation(value, "hello", 1, List.of(new Check("greeted", value, "YES", greeted)), null);
    }
}
