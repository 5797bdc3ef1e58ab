package org.inlay.orders;

import java.util.List;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The money side of confirmed orders: payments, returns with repayments, write-offs (D9, D10, D15). */
@ProviderType
public interface Payments {
    /** Takes a payment; needs {@code payments:write}. Problems: {@code overpaid}, {@code unknown-tender}, {@code not-confirmed}. */
    Order pay(Id order, NewOrder.NewPayment payment);

    /** What a return would do, without doing it (D11): returned net, due cancelled, repayments, effect on the deal. */
    RefundPreview preview(Id order, NewRefund refund);

    /** Returns lines, quantities or an amount (D9, D11). Problems: {@code over-returned}, {@code executed}, {@code repayment-mismatch}. */
    Order refund(Id order, NewRefund refund);

    /** Writes off what is due, or a part; needs {@code payments:write-off}. Problems: {@code over-written-off}. */
    Order writeOff(Id order, Money amount, String reason);

    /** Exactly one of lines and amount; {@code repay} null = pro rata over the payments' tenders; cause {@code CLINIC} or {@code CUSTOMER}. */
    record NewRefund(
            List<ReturnedLine> lines,
            @Nullable Money amount,
            @Nullable List<Order.Repayment> repay,
            @Nullable String cause,
            String reason) {}

    /** A line (its id) and how many pieces. */
    record ReturnedLine(Id line, int quantity) {}

    /** What a return would do. */
    record RefundPreview(
            Money returned, Money dueCancelled, Money repaid, List<Order.Repayment> repayments, boolean reversesDeal) {}
}
