package org.inlay.customers.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that can be asked of a customer in a segment (S1): declared once, with typed parameters; each node of a tree
 * states values for them. Register it as a service.
 */
@ConsumerType
public interface SegmentCriterion {
    /** Stable id, e.g. {@code visits}; plugins prefix theirs with their id: {@code membership:star}. */
    String id();

    /** {@code core}, or the plugin's id. */
    default String owner() {
        return "core";
    }

    /** The permission a caller needs in the scope. */
    String permission();

    /** What a node may state besides {@code criterion} and {@code clinic}. */
    List<Parameter<?>> parameters();

    /** Whether it reads values of a clinic or the organisation; without a scope the permission anywhere is enough. */
    default boolean scoped() {
        return true;
    }

    /**
     * Refuses values that are wrong together, all parameters having been read.
     *
     * @param refuse takes the member that is wrong, and a message key
     */
    default void check(Arguments arguments, BiConsumer<String, String> refuse) {}

    /** What keeps the criterion from being told at present, e.g. a tag that is being evaluated again (T6, T7). */
    default Optional<String> undecided(Arguments arguments, Scope scope) {
        return Optional.empty();
    }

    /** The condition on the customer {@code c.id}; writes nothing, and reads no more than settings. */
    SqlCondition condition(Arguments arguments, Scope scope);
}
