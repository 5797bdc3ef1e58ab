package org.inlay.platform.internal.domain;

import java.util.List;
import java.util.Map;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Deliveries;
import org.inlay.platform.Id;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deliveries that wait for a person. */
@Component
public final class ParkedDeliveries implements Deliveries {
    private final Outbox outbox;
    private final Transactions transactions;
    private final Access access;
    private final Audit audit;
    private final Dispatcher dispatcher;

    @Activate
    public ParkedDeliveries(
            @Reference Outbox outbox,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Audit audit,
            @Reference Dispatcher dispatcher) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.access = access;
        this.audit = audit;
        this.dispatcher = dispatcher;
    }

    @Override
    public List<Delivery> parked(int limit) {
        access.requireEverywhere("jobs:read");
        return outbox.parked(new PageRequest(limit, null).limit());
    }

    @Override
    public void retry(Id delivery) {
        access.requireEverywhere("jobs:write");
        transactions.run(() -> {
            if (!outbox.unpark(delivery)) {
                throw Problem.notFound("delivery");
            }
            audit.record("deliveries.retried", "delivery", delivery.toString(), Clinic.ORGANISATION, Map.of());
            transactions.afterCommit(dispatcher::wake);
        });
    }
}
