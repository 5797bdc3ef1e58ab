package org.inlay.orders.internal.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import org.inlay.orders.NewOrder;
import org.inlay.orders.NewOrder.NewLine;
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.inlay.platform.web.MoneyInput;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/** What is sent to quote, place and confirm orders. */
final class OrderBodies {
    private OrderBodies() {}

    /** An order to quote or place. */
    public record OrderBody(
            @Size(max = 32) @Nullable String clinic,
            @NotNull Id customer,
            @NotBlank @Size(max = 64) String type,
            @NotNull @Size(max = 200) List<@Valid @NotNull LineBody> lines,
            @Size(max = 50) @Nullable List<@NotBlank @Size(max = 64) String> vouchers,
            @Size(max = 50) @Nullable Map<String, Map<String, Object>> inputs,
            @Nullable Boolean confirm,
            @Size(max = 20) @Nullable List<@Valid @NotNull OrderPaymentBody> payments,
            @Nullable MoneyInput expectedNet) {
        NewOrder in(String code, CurrencyUnit currency) {
            List<NewLine> sold = new ArrayList<>();
            for (LineBody line : lines) {
                sold.add(line.in(currency, "lines[" + sold.size() + "].price"));
            }
            return new NewOrder(
                    code,
                    customer,
                    type,
                    sold,
                    vouchers == null ? List.of() : vouchers,
                    inputs == null ? Map.of() : inputs,
                    Boolean.TRUE.equals(confirm),
                    taken(payments, currency),
                    expectedNet == null ? null : expectedNet.notNegativeIn(currency, "expectedNet"));
        }
    }

    /** A line of an order. */
    public record LineBody(
            @NotBlank @Size(max = 64) String item,
            @NotNull Integer quantity,
            @Nullable MoneyInput price,
            @Nullable Boolean gift,
            @Size(max = 50) @Nullable List<@Valid @NotNull StaffBody> staff) {
        NewLine in(CurrencyUnit currency, String field) {
            return new NewLine(
                    item,
                    quantity,
                    price == null ? null : price.notNegativeIn(currency, field),
                    Boolean.TRUE.equals(gift),
                    staff == null
                            ? List.of()
                            : staff.stream().map(StaffBody::in).toList());
        }
    }

    /** Who took part. */
    public record StaffBody(
            @NotBlank @Size(max = 100) String login,
            @NotBlank @Size(max = 64) String role,
            @Nullable Integer share) {
        StaffShare in() {
            return new StaffShare(login, role, share == null ? 0 : share);
        }
    }

    /** A payment taken with the confirmation. */
    public record OrderPaymentBody(
            @NotBlank @Size(max = 64) String tender,
            @NotNull MoneyInput amount,
            @Size(max = 20) @Nullable Map<String, Object> details) {}

    /** The confirmation of a draft. */
    public record ConfirmationBody(
            @Size(max = 20) @Nullable List<@Valid @NotNull OrderPaymentBody> payments,
            @Nullable MoneyInput expectedNet) {}

    /** Why an order is cancelled. */
    public record CancellationBody(
            @NotBlank @Size(max = 500) String reason) {}

    static List<NewPayment> taken(@Nullable List<OrderPaymentBody> payments, CurrencyUnit currency) {
        List<NewPayment> all = new ArrayList<>();
        if (payments != null) {
            for (OrderPaymentBody payment : payments) {
                all.add(new NewPayment(
                        payment.tender(),
                        payment.amount().positiveIn(currency, "payments[" + all.size() + "].amount"),
                        payment.details() == null ? Map.of() : payment.details()));
            }
        }
        return all;
    }
}
