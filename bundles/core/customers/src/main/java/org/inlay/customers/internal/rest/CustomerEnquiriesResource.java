package org.inlay.customers.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.customers.Enquiries;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Enquiries of a customer, newest first. */
@Component(service = CustomerEnquiriesResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/enquiries")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerEnquiriesResource {
    private final Enquiries enquiries;

    @Activate
    public CustomerEnquiriesResource(@Reference Enquiries enquiries) {
        this.enquiries = enquiries;
    }

    @GET
    public Page<Enquiries.Enquiry> of(
            @PathParam("id") Id id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return enquiries.of(id, Paging.of(limit, after));
    }
}
