package org.inlay.customers.internal.rest;

import java.time.Instant;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.customers.Visit;
import org.inlay.customers.VisitType;
import org.inlay.customers.Visits;
import org.inlay.customers.Whereabouts;
import org.inlay.customers.Whereabouts.Place;
import org.inlay.customers.Whereabouts.Where;
import org.inlay.platform.Id;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.Once;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Arrivals and what they are. */
@Component(service = VisitsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("visits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class VisitsResource {
    private final Visits visits;
    private final Whereabouts whereabouts;
    private final Once once;
    private final ChosenClinic clinic;

    @Activate
    public VisitsResource(
            @Reference Visits visits,
            @Reference Whereabouts whereabouts,
            @Reference Once once,
            @Reference ChosenClinic clinic) {
        this.visits = visits;
        this.whereabouts = whereabouts;
        this.once = once;
        this.clinic = clinic;
    }

    @POST
    @Answers(value = Visit.class, status = 201)
    public Response arrive(ArrivalBody body) {
        return once.created(() -> visits.arrive(
                body.customer(),
                clinic.of(body.clinic()),
                body.arrivedAt(),
                body.appointment(),
                body.type(),
                body.reason()));
    }

    @GET
    @Path("{id}")
    public Visit get(@PathParam("id") Id id) {
        return visits.get(id);
    }

    @POST
    @Path("{id}/void")
    @Answers(Visit.class)
    public Response voidVisit(@PathParam("id") Id id, ReasonBody body) {
        return once.ok(() -> visits.voidVisit(id, body.reason()));
    }

    @POST
    @Path("{id}/type")
    @Answers(Visit.class)
    public Response override(@PathParam("id") Id id, TypeBody body) {
        return once.ok(() -> visits.override(id, body.type(), body.reason()));
    }

    @GET
    @Path("{id}/place")
    public Where place(@PathParam("id") Id id) {
        return whereabouts.of(id);
    }

    @POST
    @Path("{id}/place")
    @Answers(Where.class)
    public Response move(@PathParam("id") Id id, PlaceBody body) {
        return once.ok(() -> whereabouts.move(id, body.place(), body.staff(), body.room()));
    }

    /** Where a visitor is now. */
    public record PlaceBody(
            @NotNull Place place,
            @Size(max = 64) @Nullable String staff,
            @Size(max = 32) @Nullable String room) {}

    /** An arrival. */
    public record ArrivalBody(
            @NotNull Id customer,
            @Size(max = 32) @Nullable String clinic,
            @Nullable Instant arrivedAt,
            @Nullable Id appointment,
            @Nullable VisitType type,
            @Size(max = 500) @Nullable String reason) {}

    /** The type that staff set. */
    public record TypeBody(
            @NotNull VisitType type,
            @NotBlank @Size(max = 500) String reason) {}
}
