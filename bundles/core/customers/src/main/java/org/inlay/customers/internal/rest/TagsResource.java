package org.inlay.customers.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.customers.Tags;
import org.inlay.platform.Clinic;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Dynamic tags of a customer. */
@Component(service = TagsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/tags")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TagsResource {
    private final Tags tags;

    @Activate
    public TagsResource(@Reference Tags tags) {
        this.tags = tags;
    }

    @GET
    public Page<Tags.Tag> of(@PathParam("id") Id id, @QueryParam("clinic") @Nullable String clinic) {
        return new Page<>(tags.of(id, scope(clinic)), null);
    }

    @GET
    @Path("{tag}/explanation")
    public Explanation explain(
            @PathParam("id") Id id, @PathParam("tag") String tag, @QueryParam("clinic") @Nullable String clinic) {
        return tags.explain(id, scope(clinic), tag);
    }

    private static String scope(@Nullable String clinic) {
        return clinic == null ? Clinic.ORGANISATION : clinic;
    }
}
