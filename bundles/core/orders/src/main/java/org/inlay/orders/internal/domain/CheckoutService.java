package org.inlay.orders.internal.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.customers.Customers;
import org.inlay.customers.Visits;
import org.inlay.orders.Events.OrderConfirmed;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Order;
import org.inlay.orders.Quote;
import org.inlay.orders.internal.domain.Pricing.Prices;
import org.inlay.orders.internal.domain.TakingPart.Plugins;
import org.inlay.orders.spi.CheckoutParticipant;
import org.inlay.platform.Access;
import org.inlay.platform.Audit;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Events;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Quotes, places and confirms; runs inside the caller's transaction (D6, D13). */
@Component(service = CheckoutService.class)
public class CheckoutService {
    private final Access access;
    private final Clock clock;
    private final Ids ids;
    private final BusinessCalendar calendar;
    private final Customers customers;
    private final Visits visits;
    private final Pricing pricing;
    private final QuoteView quotes;
    private final OrderStore orders;
    private final TakingPart plugins;
    private final EntitlementBook entitlements;
    private final Ledger ledger;
    private final Consequences consequences;
    private final Events events;
    private final Audit audit;

    @Activate
    public CheckoutService(
            @Reference Access access,
            @Reference Clock clock,
            @Reference Ids ids,
            @Reference BusinessCalendar calendar,
            @Reference Customers customers,
            @Reference Visits visits,
            @Reference Pricing pricing,
            @Reference QuoteView quotes,
            @Reference OrderStore orders,
            @Reference TakingPart plugins,
            @Reference EntitlementBook entitlements,
            @Reference Ledger ledger,
            @Reference Consequences consequences,
            @Reference Events events,
            @Reference Audit audit) {
        this.access = access;
        this.clock = clock;
        this.ids = ids;
        this.calendar = calendar;
        this.customers = customers;
        this.visits = visits;
        this.pricing = pricing;
        this.quotes = quotes;
        this.orders = orders;
        this.plugins = plugins;
        this.entitlements = entitlements;
        this.ledger = ledger;
        this.consequences = consequences;
        this.events = events;
        this.audit = audit;
    }

    /** The instant of this transaction, as fine as both databases keep it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Quote quote(NewOrder order) {
        Plugins on = plugins.fix(order.clinic());
        Instant at = now();
        Id customer = customers.standing(order.customer());
        return quotes.of(order, pricing.price(order, customer, at, Prices.CHECKED, on), at);
    }

    Order place(NewOrder order) {
        Plugins on = plugins.fix(order.clinic());
        Id customer = customers.standing(order.customer());
        if (order.confirm()) {
            customers.lock(customer);
        }
        Instant at = now();
        Priced priced = pricing.price(order, customer, at, Prices.CHECKED, on);
        accept(order, priced, order.expectedNet(), at);
        Id id = ids.next();
        Order stored = orders.create(
                head(id, order, customer, at, order.confirm() ? at : null), priced, priced.reserving(order));
        audit.record(
                "orders.placed",
                "order",
                id.toString(),
                order.clinic(),
                Map.of("customer", customer.toString(), "net", priced.net().toString()));
        return order.confirm() ? confirmed(stored, order.payments(), at, on) : stored;
    }

    Order confirm(Id id, @Nullable Long version, List<NewOrder.NewPayment> payments, @Nullable Money expectedNet) {
        Order draft = orders.forUpdate(id);
        if (!draft.status().equals(OrderStore.DRAFT)) {
            throw Problem.conflict("not-draft").with("status", draft.status());
        }
        if (version != null && version != draft.version()) {
            throw new Problem(Problem.Kind.STALE, "stale").with("version", draft.version());
        }
        Plugins on = plugins.fix(draft.clinic());
        on.require(draft);
        Instant at = now();
        NewOrder asked = orders.asked(id);
        Priced priced = pricing.price(asked, draft.customer(), at, Prices.ALLOWED, on);
        accept(asked, priced, expectedNet, at);
        Order stored = orders.confirm(draft, confirmation(draft, at), priced);
        return confirmed(stored, payments, at, on);
    }

    /** Refuses what a quote only shows: refusals, and another net than the caller expects. */
    private void accept(NewOrder order, Priced priced, @Nullable Money expectedNet, Instant at) {
        if (!priced.refusals().isEmpty()) {
            Quote.Refusal first = priced.refusals().get(0);
            throw Problem.invalid(first.reason())
                    .with("source", first.source())
                    .with("code", first.code() == null ? "" : first.code())
                    .with("message", first.message())
                    .with("refusals", Plain.of(priced.refusals()));
        }
        if (expectedNet != null && !expectedNet.equals(priced.net())) {
            throw Problem.conflict("net-changed")
                    .with("expected", expectedNet)
                    .with("net", priced.net())
                    .with("quote", Plain.of(quotes.of(order, priced, at)));
        }
    }

    private OrderStore.Head head(Id id, NewOrder order, Id customer, Instant at, @Nullable Instant confirmedAt) {
        LocalDate date = calendar.dateOf(order.clinic(), at);
        return new OrderStore.Head(
                id,
                order.clinic() + "-" + id,
                order.clinic(),
                customer,
                order.type(),
                at,
                access.caller().login(),
                confirmedAt,
                date,
                confirmedAt == null ? null : visit(customer, order.clinic(), date, at));
    }

    private OrderStore.Head confirmation(Order draft, Instant at) {
        LocalDate date = calendar.dateOf(draft.clinic(), at);
        return new OrderStore.Head(
                draft.id(),
                draft.number(),
                draft.clinic(),
                draft.customer(),
                draft.type(),
                draft.createdAt(),
                access.caller().login(),
                at,
                date,
                visit(draft.customer(), draft.clinic(), date, at));
    }

    private @Nullable Id visit(Id customer, String clinic, LocalDate date, Instant at) {
        return visits.attachable(customer, clinic, date, at).orElse(null);
    }

    private Order confirmed(Order order, List<NewOrder.NewPayment> payments, Instant at, Plugins on) {
        Set<String> took = new LinkedHashSet<>();
        for (CheckoutParticipant participant : on.participants()) {
            if (participant.confirm(order)) {
                took.add(participant.plugin());
            }
        }
        took.removeAll(order.plugins());
        orders.addPlugins(order.id(), took);
        entitlements.grantForOrder(order, at);
        if (!payments.isEmpty()) {
            access.require("payments:write", order.clinic());
            ledger.pay(order, payments, at);
        }
        Order after = consequences.settle(OrderCopies.asDraft(order), at);
        boolean deal = DealDecision.value(true).equals(after.deal().decision());
        events.publish(
                new OrderConfirmed(after.id(), after.customer(), after.clinic(), after.date(), at, after.net(), deal),
                after.id());
        audit.record(
                "orders.confirmed",
                "order",
                after.id().toString(),
                after.clinic(),
                Map.of(
                        "customer",
                        after.customer().toString(),
                        "net",
                        after.net().toString()));
        return after;
    }
}
