package org.inlay.platform.internal.domain;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.inlay.platform.Events;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Transactions;
import org.inlay.platform.internal.domain.Outbox.Parcel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes one delivery per subscription in the transaction of the fact; who listens is read from the database. */
@Component
public final class OutboxEvents implements Events {
    private final Outbox outbox;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Dispatcher dispatcher;

    @Activate
    public OutboxEvents(
            @Reference Outbox outbox,
            @Reference Transactions transactions,
            @Reference Ids ids,
            @Reference Clock clock,
            @Reference Dispatcher dispatcher) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.dispatcher = dispatcher;
    }

    @Override
    public void publish(Record event, Id aggregate) {
        transactions.run(() -> {
            String type = event.getClass().getName();
            List<String> subscriptions =
                    transactions.remembered(Outbox.class, outbox::subscriptions).getOrDefault(type, List.of());
            if (subscriptions.isEmpty()) {
                return;
            }
            Map<String, Object> payload = RecordCodec.write(event);
            outbox.add(
                    subscriptions.stream()
                            .map(subscription -> new Parcel(ids.next(), subscription, aggregate, type, payload, 0))
                            .toList(),
                    clock.instant());
            transactions.afterCommit(dispatcher::wake);
        });
    }
}
