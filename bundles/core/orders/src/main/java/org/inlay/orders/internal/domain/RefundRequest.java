package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inlay.orders.Order.Repayment;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Payments.ReturnedLine;
import org.inlay.orders.internal.domain.RefundDesk.Asked;
import org.inlay.platform.Id;
import org.inlay.platform.Problem;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads what a return asks for: lines and quantities, or an amount, never both (D9). */
final class RefundRequest {
    private RefundRequest() {}

    /** Problems: {@code validation}, and those of {@link Returns}. */
    static Asked read(NewRefund refund, List<SoldLine> lines) {
        CurrencyUnit currency = lines.get(0).net().getCurrencyUnit();
        Money amount = refund.amount();
        check(refund, amount, currency);
        Cause cause = cause(refund.cause());
        List<LineReturn> returns = amount == null
                ? Returns.ofPieces(lines, pieces(refund.lines()), cause == null ? Cause.CLINIC : cause)
                : Returns.ofAmount(lines, amount);
        return new Asked(returns, refund.repay(), cause, Stamps.reason(refund.reason()));
    }

    private static void check(NewRefund refund, @Nullable Money amount, CurrencyUnit currency) {
        List<Violation> violations = new ArrayList<>();
        if (refund.lines().isEmpty() == (amount == null)) {
            violations.add(new Violation("lines", "violation.lines-or-amount"));
        }
        if (amount != null) {
            check(amount, currency, "amount", violations);
        }
        List<Repayment> repay = refund.repay();
        for (int i = 0; repay != null && i < repay.size(); i++) {
            check(repay.get(i).amount(), currency, "repay[" + i + "].amount", violations);
        }
        for (int i = 0; i < refund.lines().size(); i++) {
            if (refund.lines().get(i).quantity() < 1) {
                violations.add(new Violation("lines[" + i + "].quantity", "violation.quantity"));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.violations(violations);
        }
    }

    private static void check(Money amount, CurrencyUnit currency, String field, List<Violation> violations) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            violations.add(new Violation(field, "violation.currency"));
        } else if (!amount.isPositive()) {
            violations.add(new Violation(field, "violation.positive"));
        }
    }

    private static Map<Id, Integer> pieces(List<ReturnedLine> lines) {
        Map<Id, Integer> pieces = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (pieces.put(lines.get(i).line(), lines.get(i).quantity()) != null) {
                throw Problem.violation("lines[" + i + "].line", "violation.twice");
            }
        }
        return pieces;
    }

    private static @Nullable Cause cause(@Nullable String cause) {
        if (cause == null) {
            return null;
        }
        for (Cause known : Cause.values()) {
            if (known.name().equals(cause)) {
                return known;
            }
        }
        throw Problem.violation("cause", "violation.cause");
    }
}
