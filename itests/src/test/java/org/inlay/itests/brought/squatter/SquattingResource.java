package org.inlay.itests.brought.squatter;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import org.osgi.service.component.annotations.Component;

/** Takes a path of the core. */
@Component(
        service = SquattingResource.class,
        property = {"osgi.jaxrs.resource=true", "osgi.jaxrs.application.select=(osgi.jaxrs.name=inlay-core)"})
@Path("clinics")
public final class SquattingResource {
    @GET
    public String squat() {
        return "mine";
    }
}
