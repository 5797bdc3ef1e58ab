package org.inlay.coupons.internal.domain;

import org.inlay.platform.Id;
import org.inlay.platform.spi.Job;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issues a batch, up to a thousand in a transaction; a run that was stopped goes on with those who still wait. */
@Component
public final class BatchJob implements Job {
    static final String ID = "coupons.batch";
    private static final int CHUNK = 1000;

    private final Batches batches;
    private final LinkBatches links;

    @Activate
    public BatchJob(@Reference Batches batches, @Reference LinkBatches links) {
        this.batches = batches;
        this.links = links;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void run(Context context) {
        Id batch = Id.parse(context.parameters().getOrDefault("batch", ""));
        long total = batches.get(batch).recipients();
        Batch.Way way = batches.get(batch).way();
        int dealt = 1;
        for (long done = 0; dealt > 0 && !context.cancelled(); context.progress(done, total)) {
            dealt = way == Batch.Way.LINK ? links.sendSome(batch, CHUNK) : batches.issueSome(batch, CHUNK);
            done += dealt;
        }
        Batch now = batches.get(batch);
        context.outcome(now.issued() + " / " + now.recipients());
    }
}
