package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inlay.customers.Visits;
import org.inlay.orders.Events.OrderRefunded;
import org.inlay.orders.Order;
import org.inlay.orders.Order.Repayment;
import org.inlay.orders.internal.domain.Balance.Settlement;
import org.inlay.orders.internal.domain.LineReturn.CourseReturn;
import org.inlay.orders.internal.domain.MoneyBooks.Held;
import org.inlay.orders.internal.domain.MoneyStore.Return;
import org.inlay.orders.internal.domain.MoneyStore.Stamp;
import org.inlay.orders.internal.domain.TakingPart.Plugins;
import org.inlay.orders.spi.CheckoutParticipant;
import org.inlay.orders.spi.CheckoutParticipant.ReturnedLine;
import org.inlay.platform.Audit;
import org.inlay.platform.Events;
import org.inlay.platform.Id;
import org.inlay.platform.Ids;
import org.inlay.platform.Problem;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Books returns: settles them, repays by the tenders that were paid with, voids sessions (D9, D11). */
@Component(service = RefundDesk.class)
public final class RefundDesk {
    private final MoneyStore store;
    private final MoneyBooks books;
    private final EntitlementStore entitlements;
    private final Tenders tenders;
    private final TakingPart plugins;
    private final Visits visits;
    private final Stamps stamps;
    private final Ids ids;
    private final Events events;
    private final Audit audit;

    @Activate
    public RefundDesk(
            @Reference MoneyStore store,
            @Reference MoneyBooks books,
            @Reference EntitlementStore entitlements,
            @Reference Tenders tenders,
            @Reference TakingPart plugins,
            @Reference Visits visits,
            @Reference Stamps stamps,
            @Reference Ids ids,
            @Reference Events events,
            @Reference Audit audit) {
        this.store = store;
        this.books = books;
        this.entitlements = entitlements;
        this.tenders = tenders;
        this.plugins = plugins;
        this.visits = visits;
        this.stamps = stamps;
        this.ids = ids;
        this.events = events;
        this.audit = audit;
    }

    /** What was asked for, reckoned; {@code repay} null = pro rata. */
    public record Asked(
            List<LineReturn> lines,
            @Nullable List<Repayment> repay,
            @Nullable Cause cause,
            String reason) {}

    /** What was booked. */
    public record Booked(Settlement settlement, List<Repayment> repayments) {}

    /** Books a return; the participants of the order may veto it or withhold a part. */
    public Booked refund(Order order, Asked asked, Instant at) {
        Plugins on = plugins.fix(order.clinic());
        on.require(order);
        Balance balance = books.balance(order.id(), currency(order));
        Money returned = returned(order, asked);
        Money withhold = withhold(order, asked, balance, on.participants(order));
        return book(order, asked, balance.settle(returned, withhold), at);
    }

    /** Books the return of all that is left, for a cancellation, which asks the participants itself. */
    public Booked refundAll(Order order, String reason, Instant at) {
        List<LineReturn> lines = books.lines(order.id(), currency(order)).stream()
                .map(line -> new LineReturn(line.id(), line.pieces(), line.net().minus(line.returnedNet()), List.of()))
                .filter(line -> line.pieces() > 0 || line.value().isPositive())
                .toList();
        Asked asked = new Asked(lines, null, Cause.CLINIC, reason);
        Balance balance = books.balance(order.id(), currency(order));
        return book(order, asked, balance.settle(returned(order, asked), zero(order)), at);
    }

    private static Money withhold(Order order, Asked asked, Balance balance, List<CheckoutParticipant> participants) {
        Map<Integer, ReturnedLine> lines = new TreeMap<>();
        Map<Integer, ReturnedLine> all = new TreeMap<>();
        for (Order.Line line : order.lines()) {
            put(all, line.number(), new ReturnedLine(line.returned(), line.returnedNet()));
            asked.lines().stream().filter(one -> one.line().equals(line.id())).forEach(one -> {
                put(lines, line.number(), new ReturnedLine(one.pieces(), one.value()));
                put(all, line.number(), new ReturnedLine(one.pieces(), one.value()));
            });
        }
        boolean whole = sum(order, lines).isEqual(balance.net());
        var now = new CheckoutParticipant.Return(sum(order, lines), whole, balance.withheld(), lines);
        var cumulative = new CheckoutParticipant.Return(sum(order, all), whole, balance.withheld(), all);
        Money withhold = zero(order);
        for (CheckoutParticipant participant : participants) {
            Money amount = participant.refund(order, now, cumulative);
            if (!amount.isSameCurrency(withhold)
                    || withhold.plus(amount).plus(balance.withheld()).isNegative()) {
                throw Problem.conflict("withholding-refused")
                        .with("plugin", participant.plugin())
                        .with("amount", amount);
            }
            withhold = withhold.plus(amount);
        }
        return withhold;
    }

    private Booked book(Order order, Asked asked, Settlement settlement, Instant at) {
        Stamp stamp = stamps.of(order.clinic(), at);
        List<Held> held = books.held(order.id(), currency(order));
        Map<String, Money> amounts = new LinkedHashMap<>();
        held.forEach(tender -> amounts.put(tender.tender(), tender.amount()));
        List<Repayment> repayments = Repayments.of(settlement.repaid(), amounts, asked.repay());
        Id refund = ids.next();
        store.book(
                order.id(),
                new Return(refund, asked.lines(), settlement, repayments, asked.cause(), asked.reason()),
                held,
                stamp);
        takeBack(order, asked, refund, stamp);
        repayments.forEach(part -> repay(order, refund, part, held));
        events.publish(
                new OrderRefunded(
                        order.id(),
                        refund,
                        order.customer(),
                        order.clinic(),
                        settlement.returned(),
                        settlement.repaid(),
                        at),
                order.id());
        audit.record(
                "orders.refunded",
                "order",
                order.id().toString(),
                order.clinic(),
                Map.of(
                        "refund",
                        refund.toString(),
                        "returned",
                        settlement.returned().toString(),
                        "repaid",
                        settlement.repaid().toString()));
        return new Booked(settlement, repayments);
    }

    private void takeBack(Order order, Asked asked, Id refund, Stamp stamp) {
        List<CourseReturn> courses = asked.lines().stream()
                .map(LineReturn::courses)
                .flatMap(Collection::stream)
                .toList();
        entitlements.takeBack(courses, refund, asked.reason(), stamp);
        if (courses.stream().anyMatch(course -> course.voided() > 0)) {
            visits.evidenceChanged(order.customer(), order.clinic(), stamp.date());
        }
    }

    private void repay(Order order, Id refund, Repayment part, List<Held> held) {
        held.stream().filter(tender -> tender.tender().equals(part.tender())).forEach(tender -> {
            String plugin = tender.plugin();
            if (plugin != null) {
                tenders.ofPlugin(order.clinic(), part.tender(), plugin).repay(order, refund, part.amount());
            }
        });
    }

    private static void put(Map<Integer, ReturnedLine> lines, int number, ReturnedLine more) {
        if (more.pieces() > 0 || more.value().isPositive()) {
            lines.merge(
                    number,
                    more,
                    (one, other) -> new ReturnedLine(
                            one.pieces() + other.pieces(), one.value().plus(other.value())));
        }
    }

    private static Money sum(Order order, Map<Integer, ReturnedLine> lines) {
        return lines.values().stream().map(ReturnedLine::value).reduce(zero(order), Money::plus);
    }

    private static Money returned(Order order, Asked asked) {
        return asked.lines().stream().map(LineReturn::value).reduce(zero(order), Money::plus);
    }

    private static Money zero(Order order) {
        return Money.zero(currency(order));
    }

    private static CurrencyUnit currency(Order order) {
        return order.net().getCurrencyUnit();
    }
}
