package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.inlay.orders.Payments;
import org.inlay.orders.internal.domain.RefundDesk.Asked;
import org.inlay.orders.internal.domain.RefundDesk.Booked;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.inlay.platform.Transactions;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The money side of orders as callers see it: who may, one transaction, the customer's history locked, what follows. */
@Component
public final class PaymentService implements Payments {
    private final OrderStore orders;
    private final MoneyBooks books;
    private final PaymentDesk desk;
    private final RefundDesk refunds;
    private final Consequences consequences;
    private final Transactions transactions;
    private final Access access;
    private final Clock clock;

    @Activate
    public PaymentService(
            @Reference OrderStore orders,
            @Reference MoneyBooks books,
            @Reference PaymentDesk desk,
            @Reference RefundDesk refunds,
            @Reference Consequences consequences,
            @Reference Transactions transactions,
            @Reference Access access,
            @Reference Clock clock) {
        this.orders = orders;
        this.books = books;
        this.desk = desk;
        this.refunds = refunds;
        this.consequences = consequences;
        this.transactions = transactions;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public Order pay(Id order, NewPayment payment) {
        return change(order, "payments:write", (locked, at) -> desk.pay(locked, List.of(payment), at));
    }

    @Override
    public Order refund(Id order, NewRefund refund) {
        return change(order, "payments:refund", (locked, at) -> refunds.refund(locked, asked(locked, refund), at));
    }

    @Override
    public Order writeOff(Id order, Money amount, String reason) {
        return change(order, "payments:write-off", (locked, at) -> desk.writeOff(locked, amount, reason, at));
    }

    private Order change(Id order, String permission, BiConsumer<Order, Instant> work) {
        return transactions.required(() -> {
            Order locked = locked(order, permission);
            Instant at = clock.instant();
            work.accept(locked, at);
            return consequences.settle(locked, at);
        });
    }

    /**
     * The return is booked in a transaction of its own, participants and tenders included, and rolled back: what is shown
     * is what would happen.
     */
    @Override
    public RefundPreview preview(Id order, NewRefund refund) {
        try {
            return transactions.separately(() -> {
                throw new Previewed(previewed(order, refund));
            });
        } catch (Previewed shown) {
            return shown.preview;
        }
    }

    private RefundPreview previewed(Id id, NewRefund refund) {
        Order order = locked(id, "payments:refund");
        Asked asked = asked(order, refund);
        Map<Id, Money> returned = new LinkedHashMap<>();
        asked.lines().forEach(line -> returned.put(line.line(), line.value()));
        boolean reverses = consequences.wouldReverse(order, returned);
        Booked booked = refunds.refund(order, asked, clock.instant());
        return new RefundPreview(
                booked.settlement().returned(),
                booked.settlement().dueCancelled(),
                booked.settlement().repaid(),
                booked.repayments(),
                reverses);
    }

    private Order locked(Id id, String permission) {
        access.require(permission, orders.clinicOf(id));
        return orders.forUpdate(id);
    }

    private Asked asked(Order order, NewRefund refund) {
        if (!order.status().equals(OrderStore.CONFIRMED)) {
            throw PaymentDesk.notConfirmed(order.id());
        }
        return RefundRequest.read(refund, books.lines(order.id(), order.net().getCurrencyUnit()));
    }

    /** Ends a preview's transaction without a trace. */
    private static final class Previewed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RefundPreview preview;

        Previewed(RefundPreview preview) {
            super("rolled back after the preview", null, false, false);
            this.preview = preview;
        }
    }
}
