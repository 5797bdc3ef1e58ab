package org.inlay.platform.web.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.inlay.platform.Page;
import org.inlay.platform.Plugins;
import org.inlay.platform.Plugins.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Types of clinic, each with the plugins it works with. */
@Component(service = ClinicTypesResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("clinic-types")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClinicTypesResource {
    private final Plugins plugins;

    @Activate
    public ClinicTypesResource(@Reference Plugins plugins) {
        this.plugins = plugins;
    }

    @POST
    @Path("{type}/installation")
    public Page<Status> install(@PathParam("type") String type) {
        return new Page<>(plugins.installType(type), null);
    }
}
