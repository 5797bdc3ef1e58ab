package org.inlay.orders.internal.domain;

import java.time.Instant;
import org.inlay.orders.Order;

/** Orders as they are after a small change that need not be read again. */
final class OrderCopies {
    private OrderCopies() {}

    static Order withDeal(Order order, Order.Deal deal) {
        return new Order(
                order.id(),
                order.number(),
                order.clinic(),
                order.customer(),
                order.type(),
                order.status(),
                order.createdAt(),
                order.confirmedAt(),
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

    /** The deal after its reversal: the decision first taken stays (G4). */
    static Order.Deal reversed(Order.Deal deal, Instant at) {
        return new Order.Deal(
                DealDecision.value(false),
                deal.decided(),
                deal.ruleVersion(),
                deal.amount(),
                deal.checks(),
                deal.decidedAt(),
                at,
                deal.flip());
    }
}
