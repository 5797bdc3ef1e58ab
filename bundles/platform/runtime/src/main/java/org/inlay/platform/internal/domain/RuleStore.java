package org.inlay.platform.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inlay.platform.Id;

/** Where versions of rules are kept; they are added, never changed. */
public interface RuleStore {
    /** The version in force at the instant, without its document. */
    Optional<Stamp> at(String rule, String clinic, Instant instant);

    /** One version with its document. */
    Optional<Stored> find(String rule, String clinic, long version);

    /** All versions, newest first. */
    List<Stored> all(String rule, String clinic);

    /**
     * Locks the rule of the clinic until the transaction ends and gives the number of its latest version, 0 when there is
     * none. Two who publish at once come here one after the other.
     */
    long lock(String rule, String clinic);

    /** Adds the version after the latest; the caller holds the lock. */
    void add(String rule, String clinic, Stored version, Id author);

    /** A version's number and the instant from which it is in force. */
    record Stamp(long version, Instant effectiveFrom) {}

    /** A version as it was published; {@code document} holds JSON-like values. */
    record Stored(long version, Instant effectiveFrom, Map<String, Object> document, Instant createdAt) {}
}
