package org.inlay.platform.web.internal.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.platform.Page;
import org.inlay.platform.Plugins;
import org.inlay.platform.Plugins.Health;
import org.inlay.platform.Plugins.Preview;
import org.inlay.platform.Plugins.Purged;
import org.inlay.platform.Plugins.Report;
import org.inlay.platform.Plugins.Status;
import org.inlay.platform.Problem;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** What can be installed, what is, and where it is on. Changes are wanted at once and done soon: the state says how far. */
@Component(service = PluginsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("plugins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PluginsResource {
    private static final int LARGEST = 32 << 20;

    private final Plugins plugins;

    @Activate
    public PluginsResource(@Reference Plugins plugins) {
        this.plugins = plugins;
    }

    @GET
    public Page<Status> list() {
        return new Page<>(plugins.list(), null);
    }

    @POST
    @Path("archives")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Report bring(
            @QueryParam("sha256") @Nullable String sha256,
            @QueryParam("dryRun") @Nullable Boolean dryRun,
            InputStream archive)
            throws IOException {
        byte[] bytes = archive.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Problem(Problem.Kind.TOO_LARGE, "body-too-large").with("maximum", LARGEST);
        }
        return plugins.bring(bytes, sha256, Boolean.TRUE.equals(dryRun));
    }

    @DELETE
    @Path("{id}/archive")
    public Status discard(@PathParam("id") String id) {
        return plugins.discard(id);
    }

    @POST
    @Path("{id}/purge")
    public Purged purge(@PathParam("id") String id, PurgeBody body) {
        return plugins.purge(id, body.confirmed());
    }

    @GET
    @Path("{id}")
    public Status get(@PathParam("id") String id) {
        return plugins.get(id);
    }

    @GET
    @Path("{id}/preview")
    public Preview preview(@PathParam("id") String id) {
        return plugins.preview(id);
    }

    @GET
    @Path("{id}/health")
    public Health health(@PathParam("id") String id) {
        return plugins.health(id);
    }

    @POST
    @Path("{id}/installation")
    public Status install(@PathParam("id") String id, InstallationBody body) {
        return plugins.install(id, body.clinics());
    }

    @DELETE
    @Path("{id}/installation")
    public Status uninstall(@PathParam("id") String id) {
        return plugins.uninstall(id);
    }

    @PUT
    @Path("{id}/clinics/{clinic}")
    public Status switchTo(@PathParam("id") String id, @PathParam("clinic") String clinic, SwitchBody body) {
        return plugins.switchTo(id, clinic, body.on());
    }

    /** Where it is on; left out: as it was, all clinics for one that is new. */
    public record InstallationBody(
            @Nullable @Size(max = 1000) Set<@NotNull @Size(max = 32) String> clinics) {}

    /** The id of the plugin once more. */
    public record PurgeBody(@NotNull @Size(max = 40) String confirmed) {}

    /** On or off. */
    public record SwitchBody(@NotNull Boolean on) {}
}
