package org.inlay.orders.internal.rest;

import java.util.Map;
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
import org.inlay.orders.NewOrder.NewPayment;
import org.inlay.orders.Order;
import org.inlay.orders.Payments;
import org.inlay.orders.internal.domain.MoneyBooks;
import org.inlay.platform.Id;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.MoneyInput;
import org.inlay.platform.web.Once;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Money taken for an order. */
@Component(service = PaymentsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("orders/{id}/payments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PaymentsResource {
    private final Payments payments;
    private final MoneyBooks books;
    private final Once once;

    @Activate
    public PaymentsResource(@Reference Payments payments, @Reference MoneyBooks books, @Reference Once once) {
        this.payments = payments;
        this.books = books;
        this.once = once;
    }

    @POST
    @Answers(value = Order.class, status = 201)
    public Response pay(@PathParam("id") Id order, PaymentBody body) {
        return once.created(() -> payments.pay(
                order,
                new NewPayment(
                        body.tender(),
                        body.amount().positiveIn(books.currency(order), "amount"),
                        body.details() == null ? Map.of() : body.details())));
    }

    /** A payment. */
    public record PaymentBody(
            @NotBlank @Size(max = 64) String tender,
            @NotNull MoneyInput amount,
            @Size(max = 20) @Nullable Map<String, Object> details) {}
}
