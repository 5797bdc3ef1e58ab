package org.inlay.customers.internal.rest;

import java.util.List;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The rooms of a clinic that appointments may take. */
@Component(service = RoomsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("clinics/{code}/rooms")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RoomsResource {
    private static final String ROOMS = "rooms";

    private final Clinics clinics;

    @Activate
    public RoomsResource(@Reference Clinics clinics) {
        this.clinics = clinics;
    }

    @GET
    public Page<ListEntry> rooms(@PathParam("code") String code) {
        return new Page<>(clinics.entries(code, ROOMS), null);
    }

    @PUT
    public Page<ListEntry> replace(@PathParam("code") String code, RoomsBody body) {
        List<ListEntry> entries = body.items().stream()
                .map(room -> new ListEntry(room.code(), room.name()))
                .toList();
        return new Page<>(clinics.replaceEntries(code, ROOMS, entries), null);
    }

    /** All rooms the clinic shall have. */
    public record RoomsBody(@NotNull @Size(max = 200) List<@Valid @NotNull RoomBody> items) {}

    /** A room. */
    public record RoomBody(
            @NotBlank @Size(max = 32) String code,
            @NotBlank @Size(max = 100) String name) {}
}
