package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.List;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.joda.money.Money;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The money of an order, as its confirmation and its cancellation ask for it. */
@Component(service = Ledger.class)
public final class LedgerService implements Ledger {
    private final PaymentDesk payments;
    private final RefundDesk refunds;

    @Activate
    public LedgerService(@Reference PaymentDesk payments, @Reference RefundDesk refunds) {
        this.payments = payments;
        this.refunds = refunds;
    }

    @Override
    public void pay(Order order, List<NewPayment> asked, Instant at) {
        payments.pay(order, asked, at);
    }

    @Override
    public Money repayAll(Order order, String reason, Instant at) {
        return refunds.refundAll(order, reason, at).settlement().repaid();
    }
}
