package org.inlay.platform.web.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.platform.Id;
import org.inlay.platform.Jobs;
import org.inlay.platform.Jobs.Run;
import org.inlay.platform.Page;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Work in the background, as people watch it. */
@Component(service = JobsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class JobsResource {
    private final Jobs jobs;
    private final Once once;

    @Activate
    public JobsResource(@Reference Jobs jobs, @Reference Once once) {
        this.jobs = jobs;
        this.once = once;
    }

    @GET
    public Page<Run> latest(@QueryParam("limit") @Nullable Integer limit) {
        return new Page<>(jobs.latest(Paging.of(limit, null).limit()), null);
    }

    @GET
    @Path("{id}")
    public Run get(@PathParam("id") Id id) {
        return jobs.get(id);
    }

    @POST
    @Path("{id}/cancellation")
    @Answers(Run.class)
    public Response cancel(@PathParam("id") Id id) {
        return once.ok(() -> jobs.cancel(id));
    }
}
