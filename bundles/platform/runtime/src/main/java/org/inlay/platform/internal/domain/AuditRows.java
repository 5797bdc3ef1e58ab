package org.inlay.platform.internal.domain;

import java.util.List;
import java.util.Optional;
import org.inlay.platform.AuditTrail.Filter;
import org.inlay.platform.Id;
import org.inlay.platform.internal.domain.AuditRow.Seal;
import org.jspecify.annotations.Nullable;

/** The stored audit trail and the end of its chain. */
public interface AuditRows {
    /** The end of the chain; empty when somebody took it away. */
    Optional<Head> head();

    /** Reads the head and keeps everybody else from moving it until the transaction ends. */
    Head lockHead();

    void moveHead(Head head);

    /** Rows without a seal, oldest first. */
    List<AuditRow> unsealed(int limit);

    void seal(Id row, Seal seal);

    /** Sealed rows after this place, by place; of rows that claim one place, by id. */
    List<AuditRow> sealed(long afterSeq, Id afterId, int limit);

    /** Highest place that any row claims; 0 when none does. */
    long highestSeq();

    long countUnsealed();

    /** Newest first, below the id if one is given. */
    List<AuditRow> find(Filter filter, @Nullable Id below, int limit);

    /** The end of the chain: place and digest of the last sealed row. */
    record Head(long seq, String digest) {
        static final Head START = new Head(0, "0".repeat(64));
    }
}
