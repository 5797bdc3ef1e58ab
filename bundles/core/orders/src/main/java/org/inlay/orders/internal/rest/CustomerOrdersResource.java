package org.inlay.orders.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.orders.Order;
import org.inlay.orders.Orders;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The orders of a customer. */
@Component(service = CustomerOrdersResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/orders")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerOrdersResource {
    private final Orders orders;

    @Activate
    public CustomerOrdersResource(@Reference Orders orders) {
        this.orders = orders;
    }

    @GET
    public Page<Order> list(
            @PathParam("id") Id customer,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return orders.of(customer, Paging.of(limit, after));
    }
}
