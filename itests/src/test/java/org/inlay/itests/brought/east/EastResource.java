package org.inlay.itests.brought.east;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.platform.Access;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers who may read it. */
@Component(
        service = EastResource.class,
        property = {"osgi.jaxrs.resource=true", "osgi.jaxrs.application.select=(osgi.jaxrs.name=inlay-east)"})
@Path("here")
@Produces(MediaType.APPLICATION_JSON)
public final class EastResource {
    private final Access access;

    @Activate
    public EastResource(@Reference Access access) {
        this.access = access;
    }

    @GET
    public Here here(@QueryParam("clinic") String clinic) {
        access.require("east:read", clinic);
        return new Here(clinic);
    }

    /** Where. */
    public record Here(String clinic) {}
}
