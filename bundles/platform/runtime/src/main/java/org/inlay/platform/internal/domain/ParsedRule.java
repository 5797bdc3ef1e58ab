package org.inlay.platform.internal.domain;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.inlay.platform.RuleVersion;
import org.inlay.platform.spi.RuleDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A definition with the versions it has read. A stored version never changes, so what was read stays right on every
 * node; it goes with the definition, so that nothing of a removed plugin is kept.
 */
final class ParsedRule<T> {
    private final RuleDefinition<T> definition;
    private final Map<Key, RuleVersion<T>> versions = new ConcurrentHashMap<>();

    ParsedRule(RuleDefinition<T> definition) {
        this.definition = definition;
    }

    /** The known rule if it is one of this definition's class, else null. */
    @SuppressWarnings("unchecked") // same class, same T
    static <T> @Nullable ParsedRule<T> of(RuleDefinition<T> definition, @Nullable ParsedRule<?> known) {
        return known != null && known.definition.getClass() == definition.getClass() ? (ParsedRule<T>) known : null;
    }

    RuleDefinition<T> definition() {
        return definition;
    }

    boolean isOf(RuleDefinition<?> other) {
        return definition == other;
    }

    RuleVersion<T> version(String clinic, long version, Supplier<RuleVersion<T>> read) {
        Key key = new Key(clinic, version);
        RuleVersion<T> known = versions.get(key);
        if (known == null) {
            known = read.get();
            versions.put(key, known);
        }
        return known;
    }

    private record Key(String clinic, long version) {}
}
