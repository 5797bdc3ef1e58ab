package org.inlay.customers.internal.rest;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.customers.Appointments;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Appointments of a customer, newest first. */
@Component(service = CustomerAppointmentsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/appointments")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerAppointmentsResource {
    private final Appointments appointments;

    @Activate
    public CustomerAppointmentsResource(@Reference Appointments appointments) {
        this.appointments = appointments;
    }

    @GET
    public Page<Appointments.Appointment> of(
            @PathParam("id") Id id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return appointments.of(id, Paging.of(limit, after));
    }
}
