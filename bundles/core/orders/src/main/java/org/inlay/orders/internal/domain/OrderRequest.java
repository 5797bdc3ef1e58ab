package org.inlay.orders.internal.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.platform.Problem;
import org.inlay.platform.StaffShare;
import org.inlay.platform.Violation;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What is asked for, checked for form before anything is looked up: sizes, quantities, currency, shares. */
final class OrderRequest {
    private static final int MAXIMUM_LINES = 200;
    private static final int MAXIMUM_QUANTITY = 9_999;
    private static final int MAXIMUM_VOUCHERS = 50;
    private static final int MAXIMUM_VOUCHER_LENGTH = 64;

    private final CurrencyUnit currency;
    private final List<Violation> violations = new ArrayList<>();

    private OrderRequest(CurrencyUnit currency) {
        this.currency = currency;
    }

    /**
     * The completed staff shares of every line.
     *
     * @param known whether a login exists
     * @throws Problem {@code validation} naming every bad field
     */
    static List<List<StaffShare>> check(NewOrder order, CurrencyUnit currency, Predicate<String> known) {
        OrderRequest request = new OrderRequest(currency);
        List<List<StaffShare>> staff = request.lines(order.lines(), known);
        request.vouchers(order.vouchers());
        request.payments(order);
        request.money("expectedNet", order.expectedNet());
        if (!request.violations.isEmpty()) {
            throw Problem.violations(request.violations);
        }
        return staff;
    }

    private List<List<StaffShare>> lines(List<NewLine> lines, Predicate<String> known) {
        if (lines.isEmpty()) {
            refuse("lines", "violation.required");
        }
        if (lines.size() > MAXIMUM_LINES) {
            refuse("lines", "violation.too-many");
            return List.of();
        }
        List<List<StaffShare>> staff = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            NewLine line = lines.get(i);
            String field = "lines[" + i + "]";
            if (line.quantity() < 1 || line.quantity() > MAXIMUM_QUANTITY) {
                refuse(field + ".quantity", "violation.quantity");
            }
            money(field + ".price", line.price());
            staff.add(StaffShares.complete(line.staff(), field + ".staff", known, violations));
        }
        return staff;
    }

    private void vouchers(List<String> vouchers) {
        if (vouchers.size() > MAXIMUM_VOUCHERS) {
            refuse("vouchers", "violation.too-many");
        }
        if (new HashSet<>(vouchers).size() != vouchers.size()) {
            refuse("vouchers", "violation.twice");
        }
        for (int i = 0; i < vouchers.size(); i++) {
            String code = vouchers.get(i);
            if (code.isBlank() || code.length() > MAXIMUM_VOUCHER_LENGTH || code.indexOf('\n') >= 0) {
                refuse("vouchers[" + i + "]", "violation.voucher");
            }
        }
    }

    private void payments(NewOrder order) {
        if (!order.payments().isEmpty() && !order.confirm()) {
            refuse("payments", "violation.payments-need-confirm");
        }
        List<NewPayment> payments = order.payments();
        for (int i = 0; i < payments.size(); i++) {
            Money amount = payments.get(i).amount();
            if (!amount.isPositive() || !amount.getCurrencyUnit().equals(currency)) {
                refuse("payments[" + i + "].amount", "violation.positive");
            }
        }
    }

    private void money(String field, @Nullable Money money) {
        if (money == null) {
            return;
        }
        if (!money.getCurrencyUnit().equals(currency)) {
            refuse(field, "violation.currency");
        } else if (money.isNegative()) {
            refuse(field, "violation.negative");
        } else if (money.isGreaterThan(Limits.largest(currency))) {
            refuse(field, "violation.amount");
        }
    }

    private void refuse(String field, String message) {
        violations.add(new Violation(field, message));
    }
}
