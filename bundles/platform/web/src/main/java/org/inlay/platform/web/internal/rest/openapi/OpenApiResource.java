package org.inlay.platform.web.internal.rest.openapi;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The OpenAPI document of the core and of the plugins that are active; it does not describe itself. */
@Component(service = OpenApiResource.class, property = "inlay.openapi=false")
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
    private final OpenApiDocuments documents;

    @Activate
    public OpenApiResource(@Reference OpenApiDocuments documents) {
        this.documents = documents;
    }

    @GET
    public byte[] get() {
        return documents.document();
    }
}
