package org.inlay.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.inlay.platform.spi.RuleDefinition;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Versioned rules of the clinics (G6): looked up by instant, never back-dated, rehearsed before they are switched on. */
@ProviderType
public interface Rules {
    /** The version in force in the clinic at the instant; version 0 with the definition's default when none was ever set. */
    <T> RuleVersion<T> at(RuleDefinition<T> rule, String clinic, Instant instant);

    /** The numbered version; 0 gives the default. Problems: {@code not-found}. */
    <T> RuleVersion<T> version(RuleDefinition<T> rule, String clinic, long version);

    /** All versions, newest first. Needs {@code rules:read} in the clinic. */
    List<RuleVersion<Map<String, Object>>> history(String rule, String clinic);

    /** The version in force now as a document. Needs {@code rules:read} in the clinic. Problems: {@code not-found}. */
    RuleVersion<Map<String, Object>> current(String rule, String clinic);

    /**
     * Stores a new version; needs {@code rules:write} in the clinic; audited. Its definition is told in the same
     * transaction ({@link RuleDefinition#changed}).
     *
     * @param effectiveFrom null = now
     * @throws Problem {@code back-dated} when effectiveFrom lies before now or before the latest version's;
     *     {@code validation} for a bad document; {@code not-found} for an unknown rule
     */
    RuleVersion<Map<String, Object>> publish(
            String rule, String clinic, Map<String, Object> document, @Nullable Instant effectiveFrom);

    /** Runs the draft over the clinic's history {@code [from, to)}; changes nothing. Needs {@code rules:read}. */
    Rehearsal rehearse(String rule, String clinic, Map<String, Object> draft, LocalDate from, LocalDate to);
}
