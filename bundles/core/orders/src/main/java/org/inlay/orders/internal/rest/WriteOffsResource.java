package org.inlay.orders.internal.rest;

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
import org.inlay.orders.Payments;
import org.inlay.orders.internal.domain.MoneyBooks;
import org.inlay.platform.Id;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.MoneyInput;
import org.inlay.platform.web.Once;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What is due and will not be asked for any more. */
@Component(service = WriteOffsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("orders/{id}/write-offs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WriteOffsResource {
    private final Payments payments;
    private final MoneyBooks books;
    private final Once once;

    @Activate
    public WriteOffsResource(@Reference Payments payments, @Reference MoneyBooks books, @Reference Once once) {
        this.payments = payments;
        this.books = books;
        this.once = once;
    }

    @POST
    @Answers(value = Order.class, status = 201)
    public Response writeOff(@PathParam("id") Id order, WriteOffBody body) {
        return once.created(() ->
                payments.writeOff(order, body.amount().positiveIn(books.currency(order), "amount"), body.reason()));
    }

    /** A write-off. */
    public record WriteOffBody(
            @NotNull MoneyInput amount,
            @NotBlank @Size(max = 500) String reason) {}
}
