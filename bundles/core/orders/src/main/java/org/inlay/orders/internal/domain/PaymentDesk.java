package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inlay.orders.Events.PaymentTaken;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.orders.internal.domain.MoneyStore.Taken;
import org.inlay.orders.spi.Tender;
import org.inlay.platform.Audit;
import org.inlay.platform.Events;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes payments and writes off, inside the order's transaction (D10, D15). */
@Component(service = PaymentDesk.class)
public final class PaymentDesk {
    private final MoneyStore store;
    private final OrderStore orders;
    private final Tenders tenders;
    private final Stamps stamps;
    private final Ids ids;
    private final Events events;
    private final Audit audit;

    @Activate
    public PaymentDesk(
            @Reference MoneyStore store,
            @Reference OrderStore orders,
            @Reference Tenders tenders,
            @Reference Stamps stamps,
            @Reference Ids ids,
            @Reference Events events,
            @Reference Audit audit) {
        this.store = store;
        this.orders = orders;
        this.tenders = tenders;
        this.stamps = stamps;
        this.ids = ids;
        this.events = events;
        this.audit = audit;
    }

    /** A payment and the plugin's tender that takes it, if it is one. */
    private record Payment(Taken taken, Map<String, Object> details, Optional<Tender> tender) {}

    /** See {@link Ledger#pay}. */
    public void pay(Order order, List<NewPayment> asked, Instant at) {
        if (asked.isEmpty()) {
            return;
        }
        List<Payment> payments = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            mustBePositive(asked.get(i).amount(), order, asked.size() == 1 ? "amount" : "payments[" + i + "].amount");
            payments.add(payment(order, asked.get(i)));
        }
        Stamp stamp = stamps.of(order.clinic(), at);
        if (!store.take(order.id(), payments.stream().map(Payment::taken).toList(), stamp)) {
            throw refused(order, "overpaid");
        }
        recordPlugins(order, payments);
        payments.forEach(payment -> follow(order, payment, at));
    }

    private Payment payment(Order order, NewPayment asked) {
        Optional<Tender> tender = tenders.require(order.clinic(), asked.tender());
        Taken taken = new Taken(
                ids.next(),
                asked.tender(),
                tender.map(Tender::plugin).orElse(null),
                tender.map(Tender::balance).orElse(false),
                asked.amount());
        return new Payment(taken, asked.details(), tender);
    }

    private void recordPlugins(Order order, List<Payment> payments) {
        Set<String> plugins = new LinkedHashSet<>();
        payments.forEach(payment -> payment.tender().map(Tender::plugin).ifPresent(plugins::add));
        orders.addPlugins(order.id(), plugins);
    }

    private void follow(Order order, Payment payment, Instant at) {
        Taken taken = payment.taken();
        payment.tender().ifPresent(tender -> tender.capture(order, taken.id(), taken.amount(), payment.details()));
        events.publish(
                new PaymentTaken(
                        order.id(), taken.id(), order.customer(), order.clinic(), taken.tender(), taken.amount(), at),
                order.id());
        audit.record(
                "orders.paid",
                "order",
                order.id().toString(),
                order.clinic(),
                Map.of(
                        "payment",
                        taken.id().toString(),
                        "tender",
                        taken.tender(),
                        "amount",
                        taken.amount().toString()));
    }

    /**
     * Writes off what is due or a part of it.
     *
     * @throws Problem {@code over-written-off}, {@code not-confirmed}, {@code validation}
     */
    public void writeOff(Order order, Money amount, String reason, Instant at) {
        mustBePositive(amount, order, "amount");
        if (!store.writeOff(order.id(), amount, Stamps.reason(reason), stamps.of(order.clinic(), at))) {
            throw refused(order, "over-written-off");
        }
        audit.record(
                "orders.written-off",
                "order",
                order.id().toString(),
                order.clinic(),
                Map.of("amount", amount.toString()));
    }

    /** Why the database refused: the order is not confirmed, or the amount was more than is due now. */
    private Problem refused(Order order, String reason) {
        Order now = orders.get(order.id());
        return now.status().equals(OrderStore.CONFIRMED)
                ? Problem.conflict(reason).with("due", now.due())
                : notConfirmed(order.id());
    }

    /** The refusal of money and returns on drafts and cancelled orders. */
    static Problem notConfirmed(Id order) {
        return Problem.conflict("not-confirmed").with("order", order);
    }

    private static void mustBePositive(Money amount, Order order, String field) {
        CurrencyUnit currency = order.net().getCurrencyUnit();
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw Problem.violation(field, "violation.currency");
        }
        if (!amount.isPositive()) {
            throw Problem.violation(field, "violation.positive");
        }
    }
}
