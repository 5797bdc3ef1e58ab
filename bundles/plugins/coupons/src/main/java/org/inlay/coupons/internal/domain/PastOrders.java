package org.inlay.coupons.internal.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.inlay.orders.Order;
import org.inlay.orders.OrderSelection;
import org.inlay.orders.OrderSelection.Sort;
import org.inlay.orders.OrderSelection.Status;
import org.inlay.orders.Orders;
import org.inlay.orders.spi.PriceAdjuster.PricedLine;
import org.inlay.platform.Access;
import org.inlay.platform.BusinessCalendar;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a clinic sold, as a touchstone for terms that are not in force yet (G6, C8). */
@Component(service = PastOrders.class)
public class PastOrders {
    private static final int MOST_DAYS = 366;

    /** The latest so many are looked at. */
    private static final int MOST_ORDERS = 5_000;

    private final Orders orders;
    private final BusinessCalendar calendar;
    private final Access access;

    @Activate
    public PastOrders(@Reference Orders orders, @Reference BusinessCalendar calendar, @Reference Access access) {
        this.orders = orders;
        this.calendar = calendar;
        this.access = access;
    }

    /**
     * The first of so many business dates, today included. Problems: {@code validation}.
     *
     * @param days 1 to 366
     */
    LocalDate from(String clinic, int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.violation("days", "violation.positive");
        }
        return calendar.today(clinic).minusDays(days - 1L);
    }

    /** The confirmed orders since then, as they came; the latest 5,000 at most. */
    List<Order> since(String clinic, LocalDate from) {
        return access.asPlatform(() -> {
            OrderSelection selection =
                    new OrderSelection(clinic, Status.CONFIRMED, null, from, null, null, null, null, Sort.NEWEST);
            List<Order> all = new ArrayList<>();
            String cursor = null;
            do {
                Page<Order> page = orders.list(selection, new PageRequest(PageRequest.MAXIMUM, cursor));
                all.addAll(page.items());
                cursor = page.next();
            } while (cursor != null && all.size() < MOST_ORDERS);
            Collections.reverse(all);
            return all;
        });
    }

    /** What the terms would take off what is left of the order; null when they are not for it. */
    static @Nullable BigDecimal off(Order order, Terms terms) {
        if (!terms.isUsedIn(order.clinic()) || !terms.isUsedFor(order.type())) {
            return null;
        }
        List<PricedLine> lines = order.lines().stream()
                .filter(line -> !line.gift() && line.returned() < line.quantity())
                .map(line -> new PricedLine(
                        line.number(),
                        line.item(),
                        line.kind(),
                        null,
                        line.quantity(),
                        line.price(),
                        line.net().minus(line.returnedNet()),
                        false))
                .toList();
        Basket basket = new Basket(lines, PricedLine::net);
        if (!basket.meets(terms)) {
            return null;
        }
        basket.apply(terms, null);
        return basket.off();
    }
}
