package org.inlay.platform;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Reads and proves the audit trail. Whoever reads it is recorded in it. */
@ProviderType
public interface AuditTrail {
    /** Entries, newest first. Needs {@code audit:read} in the filter's clinic; everywhere when it names none. Problems: {@code not-found} clinic. */
    Page<Entry> list(Filter filter, PageRequest page);

    /**
     * Reckons the whole chain anew and compares: finds records that were changed, deleted or slipped in. Needs {@code
     * audit:read} everywhere.
     */
    Verification verify();

    /**
     * Which entries are wanted; null = all.
     *
     * @param clinic {@link Clinic#ORGANISATION} for acts of no particular clinic
     * @param action e.g. {@code orders.confirmed}
     * @param subject id or code
     * @param from first instant
     * @param to first instant no longer wanted
     */
    record Filter(
            @Nullable String clinic,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /**
     * One act.
     *
     * @param caller staff id; 0 is the platform itself
     * @param outcome {@code DONE} or {@code REFUSED}
     * @param seq place in the chain, from 1; null until it is sealed, seconds after the act
     */
    record Entry(
            Id id,
            Instant at,
            Id caller,
            String action,
            String subjectType,
            String subject,
            String clinic,
            String outcome,
            Map<String, Object> details,
            @Nullable Long seq) {}

    /**
     * What a verification found.
     *
     * @param upTo instant of the latest sealed entry that was found intact; null when none is sealed
     * @param sealed entries in the chain
     * @param unsealed entries that wait for the seal
     * @param firstBroken null when intact
     */
    record Verification(
            boolean intact,
            @Nullable Instant upTo,
            long sealed,
            long unsealed,
            @Nullable Broken firstBroken) {}

    /**
     * The first place where the chain does not hold.
     *
     * @param seq the place
     * @param entry the entry found there; null when it is gone
     * @param finding {@code CHANGED}, {@code DELETED} or {@code INSERTED}
     */
    record Broken(long seq, @Nullable Id entry, String finding) {}
}
