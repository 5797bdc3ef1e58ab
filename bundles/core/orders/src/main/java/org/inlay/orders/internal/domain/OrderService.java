package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.inlay.customers.Customers;
import org.inlay.orders.Events.OrderCancelled;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Offers;
import org.inlay.orders.Order;
import org.inlay.orders.OrderSelection;
import org.inlay.orders.Orders;
import org.inlay.orders.Quote;
import org.inlay.orders.internal.domain.TakingPart.Plugins;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.Clinic;
import org.inlay.platform.Events;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.inlay.platform.Transactions;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Orders as other bundles and REST call them: permissions, transactions, cancellation, reading. */
@Component(service = Orders.class)
public class OrderService implements Orders {
    private static final String READ = "orders:read";
    private static final String EXPORT = "orders:export";
    private static final String WRITE = "orders:write";
    private static final int LONGEST_REASON = 500;

    private final Access access;
    private final Transactions transactions;
    private final CheckoutService checkout;
    private final OfferDesk offers;
    private final OrderStore orders;
    private final Customers customers;
    private final TakingPart plugins;
    private final EntitlementBook entitlements;
    private final Ledger ledger;
    private final Consequences consequences;
    private final Events events;
    private final Audit audit;

    @Activate
    public OrderService(
            @Reference Access access,
            @Reference Transactions transactions,
            @Reference CheckoutService checkout,
            @Reference OfferDesk offers,
            @Reference OrderStore orders,
            @Reference Customers customers,
            @Reference TakingPart plugins,
            @Reference EntitlementBook entitlements,
            @Reference Ledger ledger,
            @Reference Consequences consequences,
            @Reference Events events,
            @Reference Audit audit) {
        this.access = access;
        this.transactions = transactions;
        this.checkout = checkout;
        this.offers = offers;
        this.orders = orders;
        this.customers = customers;
        this.plugins = plugins;
        this.entitlements = entitlements;
        this.ledger = ledger;
        this.consequences = consequences;
        this.events = events;
        this.audit = audit;
    }

    @Override
    public Quote quote(NewOrder order) {
        access.require(WRITE, order.clinic());
        return transactions.required(() -> checkout.quote(order));
    }

    @Override
    public Offers offers(NewOrder order) {
        access.require(WRITE, order.clinic());
        return transactions.required(() -> offers.of(order, checkout::quote));
    }

    @Override
    public Order place(NewOrder order) {
        access.require(WRITE, order.clinic());
        return transactions.required(() -> checkout.place(order));
    }

    @Override
    public Order confirm(
            Id order, @Nullable Long version, List<NewOrder.NewPayment> payments, @Nullable Money expectedNet) {
        return transactions.required(() -> {
            access.require(WRITE, orders.clinicOf(order));
            return checkout.confirm(order, version, payments, expectedNet);
        });
    }

    @Override
    public Order cancel(Id id, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Problem.violation("reason", "violation.reason");
        }
        return transactions.required(() -> {
            access.require("orders:cancel", orders.clinicOf(id));
            return cancel(orders.forUpdate(id), reason, checkout.now());
        });
    }

    private Order cancel(Order order, String reason, Instant at) {
        if (order.status().equals(OrderStore.CANCELLED)) {
            throw Problem.conflict("already-cancelled");
        }
        if (order.status().equals(OrderStore.CONFIRMED)) {
            Plugins on = plugins.fix(order.clinic());
            on.require(order);
            entitlements.voidForOrder(order, reason, at);
            on.participants(order).forEach(participant -> participant.cancel(order));
            ledger.repayAll(order, reason, at);
        }
        orders.cancel(order, at);
        Order after = consequences.settle(order, at);
        events.publish(new OrderCancelled(order.id(), order.customer(), order.clinic(), at), order.id());
        audit.record(
                "orders.cancelled",
                "order",
                order.id().toString(),
                order.clinic(),
                Map.of("customer", order.customer().toString()));
        return after;
    }

    @Override
    public Order get(Id id) {
        return transactions.required(() -> {
            access.require(READ, orders.clinicOf(id));
            return orders.get(id);
        });
    }

    @Override
    public Page<Order> list(OrderSelection selection, PageRequest page) {
        access.require(READ, selection.clinic());
        return transactions.required(() -> orders.list(selection, page));
    }

    @Override
    public void export(OrderSelection selection, Consumer<Order> rows) {
        access.require(EXPORT, selection.clinic());
        transactions.run(() -> {
            String next = null;
            do {
                Page<Order> page = orders.list(selection, new PageRequest(PageRequest.MAXIMUM, next));
                page.items().forEach(rows);
                next = page.next();
            } while (next != null);
            audit.record("orders.exported", "clinic", selection.clinic(), selection.clinic(), Map.of());
        });
    }

    @Override
    public Page<Order> of(Id customer, PageRequest page) {
        access.requireAnywhere(READ);
        Set<String> clinics = access.caller().permissions().getOrDefault(READ, Set.of());
        boolean everywhere = access.caller().may(READ, Clinic.ORGANISATION);
        return transactions.required(() -> orders.of(customers.standing(customer), everywhere ? null : clinics, page));
    }
}
