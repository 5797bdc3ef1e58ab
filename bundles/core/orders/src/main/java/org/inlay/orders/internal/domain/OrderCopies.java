package org.inlay.orders.internal.domain;

import org.inlay.orders.Order;

/** Orders as they are after a small change that need not be read again. */
final class OrderCopies {
    private OrderCopies() {}

    /** The order just before its confirmation. */
    static Order asDraft(Order order) {
        return new Order(
                order.id(),
                order.number(),
                order.clinic(),
                order.customer(),
                order.type(),
                OrderStore.DRAFT,
                order.createdAt(),
                null,
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
                order.deal(),
                order.plugins(),
                order.version());
    }
}
