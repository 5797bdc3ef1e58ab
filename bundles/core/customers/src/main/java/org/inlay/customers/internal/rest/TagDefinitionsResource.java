package org.inlay.customers.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.inlay.customers.Tags;
import org.inlay.platform.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Every dynamic tag and its values (T5). */
@Component(service = TagDefinitionsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("tags")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TagDefinitionsResource {
    private final Tags tags;

    @Activate
    public TagDefinitionsResource(@Reference Tags tags) {
        this.tags = tags;
    }

    @GET
    public Page<Tags.Definition> definitions() {
        return new Page<>(tags.definitions(), null);
    }
}
