package org.inlay.platform.spi;

import java.time.LocalDate;
import java.util.Map;
import org.inlay.platform.Problem;
import org.inlay.platform.Rehearsal;
import org.inlay.platform.RuleVersion;
import org.osgi.annotation.versioning.ConsumerType;

/** A typed, versioned settings document of a clinic (G6), e.g. the deal rule. Register it as a service. */
@ConsumerType
public interface RuleDefinition<T> {
    /** Stable id, e.g. {@code deal}; plugins prefix theirs ({@code coupons:limits}). */
    String id();

    /** What holds before a clinic sets anything. */
    T defaultValue(String clinic);

    /**
     * Reads a document of JSON-like values (maps, lists, strings, numbers, booleans).
     *
     * @throws Problem {@code validation} naming every bad field
     */
    T read(String clinic, Map<String, Object> document);

    /**
     * Reads a document that was accepted once. What it names may be gone since, and it says what it said: a definition
     * whose {@link #read} asks whether names are known does not ask here.
     */
    default T stored(String clinic, Map<String, Object> document) {
        return read(clinic, document);
    }

    /** Writes the document that {@link #read} reads. */
    Map<String, Object> write(T value);

    /** Told inside the transaction that stores a new version, e.g. to mark tags undecided (T6). */
    default void changed(RuleVersion<T> version) {}

    /**
     * Runs the draft over the clinic's history of business dates {@code [from, to)} and changes nothing.
     *
     * @throws Problem {@code no-rehearsal} when the rule has no history to run over
     */
    default Rehearsal rehearse(String clinic, T draft, LocalDate from, LocalDate to) {
        throw Problem.conflict("no-rehearsal").with("rule", id());
    }
}
