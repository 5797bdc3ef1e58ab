package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inlay.orders.spi.PriceAdjuster;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Transactions;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Promotions that apply by themselves (C5). Those that combine come on top of member prices. Those that do not are worked out on
 * the prices before; when their total is lower than the members', what is missing to it is taken off, else nothing (C4).
 */
@Component
public final class Promotions implements PriceAdjuster {
    private final CouponStore store;
    private final Audiences audiences;
    private final BusinessCalendar calendar;
    private final Transactions transactions;

    @Activate
    public Promotions(
            @Reference CouponStore store,
            @Reference Audiences audiences,
            @Reference BusinessCalendar calendar,
            @Reference Transactions transactions) {
        this.store = store;
        this.audiences = audiences;
        this.calendar = calendar;
        this.transactions = transactions;
    }

    @Override
    public String plugin() {
        return CouponPrices.PLUGIN;
    }

    @Override
    public Phase phase() {
        return Phase.PROMOTION;
    }

    @Override
    public Proposal propose(Pricing order) {
        List<Terms> running = transactions.required(() -> running(order));
        if (running.isEmpty()) {
            return Proposal.nothing();
        }
        Basket onTop = best(order, running.stream().filter(Terms::combines).toList(), PricedLine::net);
        Basket instead = best(order, running, Promotions::before);
        BigDecimal memberOff = order.lines().stream()
                .filter(line -> !line.gift())
                .map(line -> before(line).minus(line.net()).getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal more = instead.off().subtract(memberOff);
        if (memberOff.signum() == 0) {
            return proposal(instead.adjustments(), instead);
        }
        return more.compareTo(onTop.off()) > 0
                ? proposal(List.of(rest(instead, order, more)), instead)
                : proposal(onTop.adjustments(), onTop);
    }

    private static Proposal proposal(List<Adjustment> adjustments, Basket basket) {
        return new Proposal(adjustments, basket.gifts(), List.of(), Set.of());
    }

    /** What member prices have not taken off already, on the lines that the promotions are for. */
    private static Adjustment rest(Basket instead, Pricing order, BigDecimal more) {
        Set<Integer> lines = instead.adjustments().stream()
                .map(Adjustment::lines)
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Adjustment(
                instead.adjustments().get(0).name(),
                null,
                List.copyOf(lines),
                order.total().withAmount(more));
    }

    private static Money before(PricedLine line) {
        return line.price().multipliedBy(line.quantity());
    }

    private List<Terms> running(Pricing order) {
        return store.running(calendar.dateOf(order.clinic(), order.at())).stream()
                .map(Template::terms)
                .filter(terms -> terms.isUsedIn(order.clinic()) && terms.isUsedFor(order.orderType()))
                .filter(terms -> audiences.member(terms, order.customer(), order.clinic()))
                .toList();
    }

    /** The one that takes most off, and then those that go together with all before, most first. */
    private static Basket best(Pricing order, List<Terms> running, Function<PricedLine, Money> price) {
        List<Terms> byWorth = running.stream()
                .filter(terms -> new Basket(order.lines(), price).meets(terms))
                .sorted(Comparator.comparing((Terms terms) -> alone(order, terms, price))
                        .reversed()
                        .thenComparing(Terms::name))
                .toList();
        Basket basket = new Basket(order.lines(), price);
        List<Terms> taken = new ArrayList<>();
        for (Terms terms : byWorth) {
            if (taken.stream().allMatch(terms::goesWith) && basket.meets(terms)) {
                basket.apply(terms, null);
                taken.add(terms);
            }
        }
        return basket;
    }

    private static BigDecimal alone(Pricing order, Terms terms, Function<PricedLine, Money> price) {
        Basket basket = new Basket(order.lines(), price);
        basket.apply(terms, null);
        return basket.off();
    }
}
