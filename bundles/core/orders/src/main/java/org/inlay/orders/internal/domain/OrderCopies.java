package org.inlay.orders.internal.domain;

import java.time.Instant;
import org.inlay.orders.Order;
import org.jspecify.annotations.Nullable;

/** Orders as they are after a small change that need not be read again. */
final class OrderCopies {
    private OrderCopies() {}

    /** The order just before its confirmation. */
    static Order asDraft(Order order) {
        return copy(order, OrderStore.DRAFT, null, order.deal());
    }

    /** The order with its decision. */
    static Order decided(Order order, Order.Deal deal) {
        return copy(order, order.status(), order.confirmedAt(), deal);
    }

    private static Order copy(Order order, String status, @Nullable Instant confirmedAt, Order.Deal deal) {
        return new Order(
                order.id(),
                order.number(),
                order.clinic(),
                order.customer(),
                order.type(),
                status,
                order.createdAt(),
                confirmedAt,
                order.date(),
                order.visit(),
                order.lines(),
                order.adjustments(),
                order.vouchers(),
                order.payments(),
                order.refunds(),
                order.gross(),
                order.net(),
                order.paid(),
                order.repaid(),
                order.writtenOff(),
                order.due(),
                deal,
                order.plugins(),
                order.version());
    }
}
