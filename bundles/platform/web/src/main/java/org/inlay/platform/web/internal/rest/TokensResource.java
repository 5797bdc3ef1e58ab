package org.inlay.platform.web.internal.rest;

import java.util.Objects;
import java.util.Set;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.platform.Tokens;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ReadOnly;
import org.inlay.platform.web.internal.rest.edge.BearerTokens;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Signing in and out. */
@Component(service = TokensResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TokensResource {
    private final Tokens tokens;

    @Activate
    public TokensResource(@Reference Tokens tokens) {
        this.tokens = tokens;
    }

    @POST
    @ReadOnly
    @Answers(value = Tokens.Issued.class, status = 201)
    public Response issue(SignInBody body) {
        return Response.status(Response.Status.CREATED)
                .entity(tokens.issue(body.login(), body.password(), body.otp(), body.scope()))
                .build();
    }

    @DELETE
    @Path("current")
    public SignedOut revoke(@HeaderParam("Authorization") String authorization) {
        tokens.revoke(BearerTokens.of(authorization));
        return new SignedOut(true);
    }

    /** Who signs in, and what for. */
    public record SignInBody(
            @NotBlank @Size(max = 64) String login,
            @NotBlank @Size(max = 200) String password,
            @Size(max = 10) @Nullable String otp,
            @Size(max = 30) @Nullable Set<@NotBlank @Size(max = 64) String> permissions,
            @Size(max = 50) @Nullable Set<@NotBlank @Size(max = 32) String> clinics) {
        Tokens.Scope scope() {
            return new Tokens.Scope(
                    Objects.requireNonNullElse(permissions, Set.of()), Objects.requireNonNullElse(clinics, Set.of()));
        }
    }

    /** The token holds no more. */
    public record SignedOut(boolean revoked) {}
}
