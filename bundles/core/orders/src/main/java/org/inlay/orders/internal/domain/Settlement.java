package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inlay.orders.Events.DealChanged;
import org.inlay.orders.Order;
import org.inlay.orders.internal.domain.DealBook.Verdict;
import org.inlay.platform.Check;
import org.inlay.platform.Events;
import org.inlay.platform.Id;
import org.inlay.platform.RuleVersion;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws the consequences of a changed order: the deal first, then facts, and through them tags and visits. */
@Component(service = Consequences.class)
public class Settlement implements Consequences {
    private final OrderStore orders;
    private final DealBook deals;
    private final DealRulesNow rules;
    private final FactsBook facts;
    private final Events events;

    @Activate
    public Settlement(
            @Reference OrderStore orders,
            @Reference DealBook deals,
            @Reference DealRulesNow rules,
            @Reference FactsBook facts,
            @Reference Events events) {
        this.orders = orders;
        this.deals = deals;
        this.rules = rules;
        this.facts = facts;
        this.events = events;
    }

    /** What became of the deal. */
    private record Outcome(Order order, boolean came, boolean went) {}

    @Override
    public Order settle(Order before, Instant at) {
        Order after = orders.get(before.id());
        if (after.confirmedAt() == null) {
            return after;
        }
        Outcome outcome = outcome(after, at);
        boolean confirmed = before.confirmedAt() == null;
        boolean cancelled =
                !before.status().equals(after.status()) && after.status().equals(OrderStore.CANCELLED);
        if (cancelled || outcome.went()) {
            facts.rebuild(List.of(after.customer()));
        } else {
            facts.step(
                    after.customer(),
                    after.clinic(),
                    new Facts.Step(
                            confirmed ? after.date() : null,
                            outcome.came() ? after.date() : null,
                            minor(after.net()) - (confirmed ? 0 : minor(before.net())),
                            minor(after.due()) - (confirmed ? 0 : minor(before.due())),
                            at));
        }
        return outcome.order();
    }

    private static long minor(Money money) {
        return money.getAmountMinorLong();
    }

    private Outcome outcome(Order order, Instant at) {
        Order.Deal deal = order.deal();
        if (deal.decided() == null) {
            return order.status().equals(OrderStore.CONFIRMED) ? decide(order, at) : new Outcome(order, false, false);
        }
        List<Check> checks = isDeal(deal.decision()) ? standing(order) : List.of();
        if (allPass(checks)) {
            return new Outcome(order, false, false);
        }
        deals.reverse(order, checks, at);
        changed(order, false, at);
        return new Outcome(orders.get(order.id()), false, true);
    }

    private Outcome decide(Order order, Instant at) {
        RuleVersion<DealRule> rule = rules.at(order.clinic(), confirmedAt(order));
        DealCase inputs = inputs(order, rule.value());
        Optional<DealDecision> decision = DealJudge.decide(rule.value(), inputs);
        if (decision.isEmpty()) {
            return new Outcome(order, false, false);
        }
        deals.decide(order, new Verdict(decision.get(), rule.version(), inputs.countedReturns(rule.value()), at));
        if (decision.get().deal()) {
            changed(order, true, at);
        } else {
            facts.decided(List.of(order.customer()), order.clinic());
        }
        return new Outcome(
                OrderCopies.decided(order, orders.deal(order)), decision.get().deal(), false);
    }

    private static Instant confirmedAt(Order order) {
        Instant confirmedAt = order.confirmedAt();
        if (confirmedAt == null) {
            throw new IllegalStateException("a draft has no deal: " + order.id());
        }
        return confirmedAt;
    }

    /** What was paid from stored value matters to top-ups alone (D12); others ask no further statement. */
    private DealCase inputs(Order order, DealRule rule) {
        DealCase inputs = DealCase.of(order, Money.zero(order.net().getCurrencyUnit()));
        return inputs.topsUp(rule) ? DealCase.of(order, deals.balancePaid(order)) : inputs;
    }

    @Override
    public boolean wouldReverse(Order order, Map<Id, Money> returned) {
        return isDeal(order.deal().decision()) && !allPass(afterReturns(order, returned));
    }

    private static boolean allPass(List<Check> checks) {
        return checks.stream().allMatch(Check::passed);
    }

    /** The checks by which a standing deal still stands (D7). */
    private List<Check> standing(Order order) {
        return order.status().equals(OrderStore.CANCELLED)
                ? List.of(new Check(DealDecision.NOT_CANCELLED, order.status(), OrderStore.CONFIRMED, false))
                : afterReturns(order, Map.of());
    }

    private List<Check> afterReturns(Order order, Map<Id, Money> further) {
        if (order.lines().stream().allMatch(line -> line.returnedNet().isZero()) && further.isEmpty()) {
            return List.of();
        }
        DealRule rule = deals.imported(order)
                ? DealRule.imported(
                        Money.zero(order.net().getCurrencyUnit()),
                        order.lines().stream().map(Order.Line::kind).collect(Collectors.toSet()))
                : rules.version(order.clinic(), order.deal().ruleVersion());
        Money since = inputs(order, rule).countedReturns(rule).minus(deals.returnedAtDecision(order));
        for (Order.Line line : order.lines()) {
            Money more = further.get(line.id());
            if (more != null && rule.kinds().contains(line.kind()) && !line.gift()) {
                since = since.plus(more);
            }
        }
        return DealJudge.afterReturns(rule, order.deal().amount(), since);
    }

    private static boolean isDeal(@Nullable String decision) {
        return DealDecision.value(true).equals(decision);
    }

    private void changed(Order order, boolean stands, Instant at) {
        LocalDate date = order.date();
        events.publish(new DealChanged(order.id(), order.customer(), order.clinic(), date, stands, at), order.id());
    }
}
