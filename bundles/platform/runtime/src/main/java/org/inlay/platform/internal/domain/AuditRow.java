package org.inlay.platform.internal.domain;

import java.time.Instant;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit trail as stored.
 *
 * @param details JSON text
 * @param seal null until it is sealed
 */
public record AuditRow(
        Id id,
        Instant at,
        Id caller,
        String action,
        String subjectType,
        String subject,
        String clinic,
        String outcome,
        String details,
        @Nullable Seal seal) {
    /**
     * Place in the chain.
     *
     * @param seq from 1, without gaps
     * @param previous digest of the row before
     * @param digest of the previous digest and this row
     */
    public record Seal(long seq, String previous, String digest) {}
}
