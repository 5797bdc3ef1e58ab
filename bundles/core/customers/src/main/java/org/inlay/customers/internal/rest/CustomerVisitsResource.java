package org.inlay.customers.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.customers.Visit;
import org.inlay.customers.Visits;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Visits of a customer, newest first. */
@Component(service = CustomerVisitsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/visits")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerVisitsResource {
    private final Visits visits;

    @Activate
    public CustomerVisitsResource(@Reference Visits visits) {
        this.visits = visits;
    }

    @GET
    public Page<Visit> of(
            @PathParam("id") Id id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return visits.of(id, Paging.of(limit, after));
    }
}
