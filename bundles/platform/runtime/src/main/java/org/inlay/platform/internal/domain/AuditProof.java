package org.inlay.platform.internal.domain;

import java.time.Instant;
import java.util.List;
import org.inlay.platform.AuditTrail.Broken;
import org.inlay.platform.AuditTrail.Verification;
import org.inlay.platform.Id;
import org.inlay.platform.internal.domain.AuditRow.Seal;
import org.inlay.platform.internal.domain.AuditRows.Head;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reckons the chain anew from its start and compares it with what is stored, while sealing goes on. */
@Component(service = AuditProof.class)
public final class AuditProof {
    static final String CHANGED = "CHANGED";
    static final String DELETED = "DELETED";
    static final String INSERTED = "INSERTED";
    private static final int BATCH = 1_000;

    private final AuditRows rows;
    private final AuditChain chain;

    @Activate
    public AuditProof(@Reference AuditRows rows, @Reference AuditChain chain) {
        this.rows = rows;
        this.chain = chain;
    }

    Verification verify() {
        Head end = rows.head().orElse(null);
        if (end == null) {
            return new Verification(false, null, 0, rows.countUnsealed(), new Broken(1, null, DELETED));
        }
        Walk walk = new Walk(end);
        List<AuditRow> batch;
        Id last = new Id(0);
        long lastSeq = 0;
        do {
            batch = rows.sealed(lastSeq, last, BATCH);
            for (AuditRow row : batch) {
                Seal seal = row.seal();
                if (seal == null || seal.seq() > end.seq() || !walk.accept(row, seal)) {
                    return result(walk);
                }
                last = row.id();
                lastSeq = seal.seq();
            }
        } while (batch.size() == BATCH);
        return result(walk);
    }

    private Verification result(Walk walk) {
        walk.finish();
        if (walk.broken == null) {
            long highest = rows.highestSeq();
            if (highest > rows.head().map(Head::seq).orElse(0L)) {
                walk.broken = new Broken(highest, null, INSERTED);
            }
        }
        return new Verification(walk.broken == null, walk.upTo, walk.reached.seq(), rows.countUnsealed(), walk.broken);
    }

    /** From the start of the chain to the end it had when the proof began. */
    private final class Walk {
        private final Head end;
        private Head reached = Head.START;
        private @Nullable Instant upTo;
        private @Nullable Broken broken;

        Walk(Head end) {
            this.end = end;
        }

        /** Whether the chain holds up to and with this row. */
        boolean accept(AuditRow row, Seal seal) {
            long expected = reached.seq() + 1;
            if (seal.seq() > expected) {
                broken = new Broken(expected, null, DELETED);
            } else if (seal.seq() < expected) {
                broken = new Broken(seal.seq(), row.id(), INSERTED);
            } else if (!seal.previous().equals(reached.digest())
                    || !seal.digest().equals(chain.digest(reached.digest(), row))) {
                broken = new Broken(expected, row.id(), CHANGED);
            } else {
                reached = new Head(seal.seq(), seal.digest());
                upTo = row.at();
            }
            return broken == null;
        }

        void finish() {
            if (broken == null && reached.seq() < end.seq()) {
                broken = new Broken(reached.seq() + 1, null, DELETED);
            } else if (broken == null && !reached.digest().equals(end.digest())) {
                broken = new Broken(end.seq(), null, CHANGED);
            }
        }
    }
}
