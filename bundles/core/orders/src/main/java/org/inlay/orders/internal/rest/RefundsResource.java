package org.inlay.orders.internal.rest;

import java.util.ArrayList;
import java.util.List;
import javax.validation.Valid;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.orders.Order;
import org.inlay.orders.Order.Repayment;
import org.inlay.orders.Payments;
import org.inlay.orders.Payments.NewRefund;
import org.inlay.orders.Payments.RefundPreview;
import org.inlay.orders.Payments.ReturnedLine;
import org.inlay.orders.internal.domain.Cause;
import org.inlay.orders.internal.domain.MoneyBooks;
import org.inlay.platform.Id;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.MoneyInput;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.ReadOnly;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Returns with their repayments, shown before they are done. */
@Component(service = RefundsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("orders/{id}/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RefundsResource {
    private final Payments payments;
    private final MoneyBooks books;
    private final Once once;

    @Activate
    public RefundsResource(@Reference Payments payments, @Reference MoneyBooks books, @Reference Once once) {
        this.payments = payments;
        this.books = books;
        this.once = once;
    }

    @POST
    @Answers(value = Order.class, status = 201)
    public Response refund(@PathParam("id") Id order, RefundBody body) {
        return once.created(() -> payments.refund(order, body.in(books.currency(order))));
    }

    @POST
    @Path("preview")
    @ReadOnly
    public RefundPreview preview(@PathParam("id") Id order, RefundBody body) {
        return payments.preview(order, body.in(books.currency(order)));
    }

    /** What comes back, and how it is repaid. */
    public record RefundBody(
            @Size(max = 200) @Nullable List<@Valid @NotNull ReturnedLineBody> lines,
            @Nullable MoneyInput amount,
            @Size(max = 50) @Nullable List<@Valid @NotNull RepaymentBody> repay,
            @Nullable Cause cause,
            @NotBlank @Size(max = 500) String reason) {

        NewRefund in(CurrencyUnit currency) {
            return new NewRefund(
                    lines == null
                            ? List.of()
                            : lines.stream()
                                    .map(line -> new ReturnedLine(line.line(), line.quantity()))
                                    .toList(),
                    amount == null ? null : amount.positiveIn(currency, "amount"),
                    repay == null ? null : repay(repay, currency),
                    cause == null ? null : cause.name(),
                    reason);
        }

        private static List<Repayment> repay(List<RepaymentBody> repay, CurrencyUnit currency) {
            List<Repayment> parts = new ArrayList<>();
            for (int i = 0; i < repay.size(); i++) {
                Money amount = repay.get(i).amount().positiveIn(currency, "repay[" + i + "].amount");
                parts.add(new Repayment(repay.get(i).tender(), amount));
            }
            return parts;
        }
    }

    /** Pieces of a line. */
    public record ReturnedLineBody(
            @NotNull Id line, @NotNull @Min(1) @Max(9_999) Integer quantity) {}

    /** Money given back by one tender. */
    public record RepaymentBody(
            @NotBlank @Size(max = 64) String tender,
            @NotNull MoneyInput amount) {}
}
