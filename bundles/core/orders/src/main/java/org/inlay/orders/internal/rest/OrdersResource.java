package org.inlay.orders.internal.rest;

import java.time.LocalDate;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.orders.NewOrder;
import org.inlay.orders.Offers;
import org.inlay.orders.Order;
import org.inlay.orders.OrderSelection;
import org.inlay.orders.OrderSelection.Sort;
import org.inlay.orders.OrderSelection.Status;
import org.inlay.orders.Orders;
import org.inlay.orders.Quote;
import org.inlay.orders.internal.rest.OrderBodies.CancellationBody;
import org.inlay.orders.internal.rest.OrderBodies.ConfirmationBody;
import org.inlay.orders.internal.rest.OrderBodies.OrderBody;
import org.inlay.platform.Clinics;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Paging;
import org.inlay.platform.web.ReadOnly;
import org.inlay.platform.web.Versions;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Orders: quoted, placed, confirmed, cancelled. */
@Component(service = OrdersResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OrdersResource {
    private final Orders orders;
    private final Clinics clinics;
    private final ChosenClinic clinic;
    private final Once once;

    @Activate
    public OrdersResource(
            @Reference Orders orders,
            @Reference Clinics clinics,
            @Reference ChosenClinic clinic,
            @Reference Once once) {
        this.orders = orders;
        this.clinics = clinics;
        this.clinic = clinic;
        this.once = once;
    }

    @POST
    @Path("quote")
    @ReadOnly
    public Quote quote(OrderBody body) {
        return orders.quote(asked(body));
    }

    @POST
    @Path("offers")
    @ReadOnly
    public Offers offers(OrderBody body) {
        return orders.offers(asked(body));
    }

    @POST
    @Answers(value = Order.class, status = 201)
    public Response place(OrderBody body) {
        return once.created(() -> orders.place(asked(body)));
    }

    private NewOrder asked(OrderBody body) {
        String code = clinic.of(body.clinic());
        return body.in(code, clinics.get(code).currency());
    }

    @GET
    public Page<Order> list(
            @QueryParam("clinic") @Nullable String code,
            @QueryParam("status") @Nullable Status status,
            @QueryParam("type") @Nullable String type,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("deal") @Nullable Boolean deal,
            @QueryParam("due") @Nullable Boolean due,
            @QueryParam("number") @Nullable String number,
            @QueryParam("sort") @Nullable Sort sort,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Sort by = sort == null ? Sort.NEWEST : sort;
        return orders.list(
                new OrderSelection(clinic.of(code), status, type, from, to, deal, due, number, by),
                Paging.of(limit, after));
    }

    @GET
    @Path("{id}")
    @Answers(Order.class)
    public Response get(@PathParam("id") Id id) {
        Order order = orders.get(id);
        return Versions.tagged(order, order.version());
    }

    @POST
    @Path("{id}/confirmation")
    @Answers(Order.class)
    public Response confirm(
            @PathParam("id") Id id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ConfirmationBody body) {
        Long version = ifMatch == null ? null : Versions.expected(ifMatch);
        return once.ok(() -> {
            CurrencyUnit currency = orders.get(id).net().getCurrencyUnit();
            return orders.confirm(
                    id,
                    version,
                    OrderBodies.taken(body.payments(), currency),
                    body.expectedNet() == null ? null : body.expectedNet().notNegativeIn(currency, "expectedNet"));
        });
    }

    @POST
    @Path("{id}/cancellation")
    @Answers(Order.class)
    public Response cancel(@PathParam("id") Id id, CancellationBody body) {
        return once.ok(() -> orders.cancel(id, body.reason()));
    }
}
