package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.inlay.orders.Order;
import org.inlay.orders.Receipts;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Numbers the prints of each order. */
@Component(service = Receipts.class)
public final class ReceiptService implements Receipts {
    private static final String READ = "orders:read";

    private final Access access;
    private final Transactions transactions;
    private final OrderStore orders;
    private final ReceiptStore store;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public ReceiptService(
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference OrderStore orders,
            @Reference ReceiptStore store,
            @Reference Audit audit,
            @Reference Clock clock) {
        this.access = access;
        this.transactions = transactions;
        this.orders = orders;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Printed print(Id id) {
        return transactions.required(() -> {
            access.require(READ, orders.clinicOf(id));
            // of two who print at once one prints the original
            Order order = orders.forUpdate(id);
            if (order.confirmedAt() == null) {
                throw Problem.conflict("not-confirmed");
            }
            int number = store.of(id).size() + 1;
            Printed printed = new Printed(
                    number,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    access.caller().login());
            store.insert(id, printed);
            audit.record("orders.receipt", "order", id.toString(), order.clinic(), Map.of("number", number));
            return printed;
        });
    }

    @Override
    public List<Printed> of(Id id) {
        return transactions.required(() -> {
            access.require(READ, orders.clinicOf(id));
            return store.of(id);
        });
    }
}
