package org.inlay.platform.internal.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.AuditRow.Seal;
import org.inlay.platform.internal.domain.AuditRows.Head;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Chains and seals audit rows within seconds of their commit; the lock on the head makes it the only writer. */
@Component
public final class AuditSealing implements Job {
    private static final int BATCH = 1_000;

    private final AuditRows rows;
    private final AuditChain chain;
    private final Transactions transactions;

    @Activate
    public AuditSealing(@Reference AuditRows rows, @Reference AuditChain chain, @Reference Transactions transactions) {
        this.rows = rows;
        this.chain = chain;
        this.transactions = transactions;
    }

    @Override
    public String id() {
        return "audit.seal";
    }

    @Override
    public Optional<Duration> every() {
        return Optional.of(Duration.ofSeconds(2));
    }

    @Override
    public void run(Context context) {
        int sealed = BATCH;
        while (sealed == BATCH && !context.cancelled()) {
            sealed = rows.unsealed(1).isEmpty() ? 0 : transactions.required(this::sealBatch);
        }
    }

    private int sealBatch() {
        Head head = rows.lockHead();
        List<AuditRow> batch = rows.unsealed(BATCH);
        List<Seal> seals = chain.seals(head, batch);
        for (int i = 0; i < batch.size(); i++) {
            rows.seal(batch.get(i).id(), seals.get(i));
        }
        if (!seals.isEmpty()) {
            Seal last = seals.get(seals.size() - 1);
            rows.moveHead(new Head(last.seq(), last.digest()));
        }
        return batch.size();
    }
}
