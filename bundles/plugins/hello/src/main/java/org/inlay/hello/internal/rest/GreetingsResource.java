package org.inlay.hello.internal.rest;

import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.hello.internal.domain.Greeting;
import org.inlay.hello.internal.domain.Greetings;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Greetings over REST, at {@code /api/v1/hello/greetings}. */
@Component(service = GreetingsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-hello)")
@Path("greetings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GreetingsResource {
    private final Greetings greetings;

    @Activate
    public GreetingsResource(@Reference Greetings greetings) {
        this.greetings = greetings;
    }

    @GET
    public Page<Greeting> latest(@QueryParam("clinic") @NotBlank @Size(max = 32) String clinic) {
        return new Page<>(greetings.latest(clinic, null), null);
    }

    @POST
    public Greeting greet(GreetingBody body) {
        return greetings.greet(body.clinic(), body.customer(), body.text());
    }

    /** What to say, where, and to whom; to everybody when that is left out. */
    public record GreetingBody(
            @NotBlank @Size(max = 32) String clinic,
            @Nullable Id customer,
            @NotBlank @Size(max = 200) String text) {}
}
