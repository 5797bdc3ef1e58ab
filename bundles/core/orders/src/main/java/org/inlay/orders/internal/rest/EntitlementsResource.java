package org.inlay.orders.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Entitlements.Entitlement;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The sessions a customer may have executed. */
@Component(service = EntitlementsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/entitlements")
@Produces(MediaType.APPLICATION_JSON)
public final class EntitlementsResource {
    private final Entitlements entitlements;

    @Activate
    public EntitlementsResource(@Reference Entitlements entitlements) {
        this.entitlements = entitlements;
    }

    @GET
    public Page<Entitlement> list(
            @PathParam("id") Id customer,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return entitlements.of(customer, Paging.of(limit, after));
    }
}
