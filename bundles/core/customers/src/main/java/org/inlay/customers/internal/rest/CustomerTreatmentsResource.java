package org.inlay.customers.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.customers.TreatmentRecords;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Treatment records of a customer, newest first. */
@Component(service = CustomerTreatmentsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/treatment-records")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerTreatmentsResource {
    private final TreatmentRecords treatments;

    @Activate
    public CustomerTreatmentsResource(@Reference TreatmentRecords treatments) {
        this.treatments = treatments;
    }

    @GET
    public Page<TreatmentRecords.Treatment> of(
            @PathParam("id") Id id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return treatments.of(id, Paging.of(limit, after));
    }
}
