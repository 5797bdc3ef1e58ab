package org.inlay.customers.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.customers.Facts;
import org.inlay.platform.Jobs.Run;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.Once;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What is kept per customer for counting (T6). */
@Component(service = FactsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("facts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class FactsResource {
    private final Facts facts;
    private final Once once;

    @Activate
    public FactsResource(@Reference Facts facts, @Reference Once once) {
        this.facts = facts;
        this.once = once;
    }

    @POST
    @Path("rebuild")
    @Answers(Run.class)
    public Response rebuild() {
        return once.ok(facts::rebuild);
    }
}
