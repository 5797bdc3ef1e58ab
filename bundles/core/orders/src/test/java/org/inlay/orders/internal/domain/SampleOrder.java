package org.inlay.orders.internal.domain;

import static org.inlay.orders.internal.domain.Yuan.id;
import static org.inlay.orders.internal.domain.Yuan.yuan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.orders.Order;
import org.joda.money.Money;

/** A confirmed order of clinic A for tests about its money. */
final class SampleOrder {
    static final Instant AT = Instant.parse("2026-02-01T02:00:00Z");
    static final LocalDate DATE = LocalDate.of(2026, 2, 1);

    private SampleOrder() {}

    static Order.Line line(long id, String item, String kind, int quantity, String net, boolean gift) {
        return new Order.Line(
                id(id),
                (int) id,
                item,
                item,
                kind,
                quantity,
                yuan(net),
                yuan(net),
                yuan(net),
                gift,
                0,
                yuan("0.00"),
                List.of());
    }

    static Order confirmed(List<Order.Line> lines, List<String> plugins) {
        Money net = lines.stream().map(Order.Line::net).reduce(yuan("0.00"), Money::plus);
        Money zero = yuan("0.00");
        Order.Deal deal = new Order.Deal(null, null, 0, zero, List.of(), null, null, null);
        return new Order(
                id(100),
                "A-1",
                "A",
                id(7),
                "aesthetic",
                OrderStore.CONFIRMED,
                AT,
                AT,
                DATE,
                null,
                lines,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                net,
                net,
                zero,
                zero,
                zero,
                net,
                deal,
                plugins,
                1);
    }
}
