package org.inlay.customers.internal.rest;

import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.customers.Allergies;
import org.inlay.platform.Id;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.Once;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Allergies of a customer. */
@Component(service = AllergiesResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("customers/{id}/allergies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AllergiesResource {
    private final Allergies allergies;
    private final Once once;

    @Activate
    public AllergiesResource(@Reference Allergies allergies, @Reference Once once) {
        this.allergies = allergies;
        this.once = once;
    }

    @GET
    public Allergies.Known of(@PathParam("id") Id id) {
        return allergies.of(id);
    }

    @POST
    @Answers(value = Allergies.Allergy.class, status = 201)
    public Response add(@PathParam("id") Id id, AllergyBody body) {
        return once.created(() -> allergies.add(id, body.substance(), body.reaction(), body.severity()));
    }

    @POST
    @Path("none-known")
    @Answers(Allergies.Known.class)
    public Response noneKnown(@PathParam("id") Id id) {
        return once.ok(() -> {
            allergies.noneKnown(id);
            return allergies.of(id);
        });
    }

    @POST
    @Path("{allergy}/retraction")
    @Answers(Allergies.Known.class)
    public Response retract(@PathParam("id") Id id, @PathParam("allergy") Id allergy, ReasonBody body) {
        return once.ok(() -> {
            allergies.retract(id, allergy, body.reason());
            return allergies.of(id);
        });
    }

    /** An allergy. */
    public record AllergyBody(
            @NotBlank @Size(max = 200) String substance,
            @Size(max = 500) @Nullable String reaction,
            @Size(max = 16) @Nullable String severity) {}
}
