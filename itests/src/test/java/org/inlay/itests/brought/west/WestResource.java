package org.inlay.itests.brought.west;

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
        service = WestResource.class,
        property = {"osgi.jaxrs.resource=true", "osgi.jaxrs.application.select=(osgi.jaxrs.name=inlay-west)"})
@Path("here")
@Produces(MediaType.APPLICATION_JSON)
public final class WestResource {
    private final Access access;

    @Activate
    public WestResource(@Reference Access access) {
        this.access = access;
    }

    @GET
    public Here here(@QueryParam("clinic") String clinic) {
        access.require("west:read", clinic);
        return new Here(clinic);
    }

    /** Where. */
    public record Here(String clinic) {}
}
