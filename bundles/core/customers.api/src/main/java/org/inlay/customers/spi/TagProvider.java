package org.inlay.customers.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Tags;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Defines a tag and says what it is. Evaluated from history inside the transaction of each change it names, in batches;
 * dated successors make it right when only time passes, so no job is needed for that (T6).
 */
@ConsumerType
public interface TagProvider {
    Tags.Definition definition();

    /** The changes after which it is evaluated, e.g. {@code orders.deal}. */
    Set<String> dependsOn();

    /**
     * Whether each clinic has its own value (G7). When not, the tag is kept for the organisation alone and shown alike in
     * every clinic; subjects then always name the organisation.
     */
    default boolean perClinic() {
        return true;
    }

    /** The value of a customer that nothing ever happened to. */
    String initialValue();

    /** The states of these subjects, from history; a missing subject has the initial value. */
    Map<Subject, State> evaluate(Collection<Subject> subjects);

    /** Why the subject has its present value (G5). */
    Explanation explain(Subject subject);

    /** A customer in a clinic, or in the organisation ({@code Clinic.ORGANISATION}). */
    record Subject(Id customer, String clinic) {}

    /**
     * A value since an instant of history, and what it becomes by itself as time passes.
     *
     * @param successors by instant, ascending; at most 4
     */
    record State(String value, Instant since, List<Successor> successors) {
        public State(String value, Instant since) {
            this(value, since, List.of());
        }
    }

    /** The value from an instant on. */
    record Successor(String value, Instant from) {}
}
