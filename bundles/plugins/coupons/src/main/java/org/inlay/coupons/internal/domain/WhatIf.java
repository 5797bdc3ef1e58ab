package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.inlay.orders.Order;
import org.inlay.platform.Access;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What a coupon or a promotion would have cost on what a clinic sold (C8): nothing at least, when nobody uses it; at most, when
 * those use it for whom it takes most off. Gifts cost what their item does, which is not known here.
 */
@Component(service = WhatIf.class)
public class WhatIf {
    private final Coupons coupons;
    private final PastOrders past;
    private final Access access;

    @Activate
    public WhatIf(@Reference Coupons coupons, @Reference PastOrders past, @Reference Access access) {
        this.coupons = coupons;
        this.past = past;
        this.access = access;
    }

    /**
     * Cost bounds.
     *
     * @param from first business date that was looked at
     * @param orders confirmed orders since then, the latest {@code 5,000} at most
     * @param eligible those that the terms are for
     * @param customers whose those are
     * @param inTurn what it takes off when the eligible orders use it as they came, within quantity and limit
     * @param most what it takes off when those use it that save most, within quantity and limit
     * @param sold net of the orders of {@code most}, before it
     */
    public record Bounds(
            LocalDate from,
            long orders,
            long eligible,
            long customers,
            BigDecimal inTurn,
            BigDecimal most,
            BigDecimal sold) {}

    /** An order that the terms are for, and what they would take off. */
    private record Use(Id customer, BigDecimal off, BigDecimal net) {}

    /**
     * Of the last days in a clinic; needs {@code coupons:write} there. Problems: {@code not-found}, {@code validation}.
     *
     * @param days business dates, today included, 1 to 366
     */
    public Bounds of(Id template, String clinic, int days) {
        access.require(CouponsPlugin.WRITE, clinic);
        Terms terms = coupons.get(template).terms();
        LocalDate from = past.from(clinic, days);
        List<Order> sold = past.since(clinic, from);
        List<Use> uses = sold.stream()
                .map(order -> use(order, terms))
                .filter(Objects::nonNull)
                .toList();
        Set<Id> customers = new HashSet<>();
        uses.forEach(use -> customers.add(use.customer()));
        List<Use> turn = within(uses, terms);
        List<Use> most = within(
                uses.stream().sorted(Comparator.comparing(Use::off).reversed()).toList(), terms);
        return new Bounds(
                from,
                sold.size(),
                uses.size(),
                customers.size(),
                sum(turn.stream().map(Use::off).toList()),
                sum(most.stream().map(Use::off).toList()),
                sum(most.stream().map(Use::net).toList()));
    }

    private static @Nullable Use use(Order order, Terms terms) {
        BigDecimal off = PastOrders.off(order, terms);
        return off == null ? null : new Use(order.customer(), off, order.net().getAmount());
    }

    /** As many as there are, and each customer as many as one may have. */
    private static List<Use> within(List<Use> uses, Terms terms) {
        long left = terms.quantity() == null ? Long.MAX_VALUE : terms.quantity();
        int each = terms.perCustomer() == null ? Integer.MAX_VALUE : terms.perCustomer();
        Map<Id, Integer> had = new HashMap<>();
        List<Use> taken = new ArrayList<>();
        for (Use use : uses) {
            if (taken.size() < left && had.getOrDefault(use.customer(), 0) < each) {
                had.merge(use.customer(), 1, Integer::sum);
                taken.add(use);
            }
        }
        return taken;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
