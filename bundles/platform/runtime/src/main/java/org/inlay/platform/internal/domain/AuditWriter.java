package org.inlay.platform.internal.domain;

import java.util.Map;
import org.inlay.platform.Id;

/** Adds rows to the audit trail. */
public interface AuditWriter {

    /** Writes the entry in the current transaction. */
    void write(Entry entry);

    /** Whether what was asked was done. */
    enum Outcome {
        DONE,
        REFUSED
    }

    /**
     * One act.
     *
     * @param caller staff id; 0 = the platform, or nobody signed in yet
     * @param subject id, code or digest; never a name
     * @param details as in {@code Audit.record}
     */
    record Entry(
            Id caller,
            String action,
            String subjectType,
            String subject,
            String clinic,
            Outcome outcome,
            Map<String, ?> details) {}
}
