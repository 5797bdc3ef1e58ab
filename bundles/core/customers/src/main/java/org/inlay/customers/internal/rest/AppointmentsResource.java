package org.inlay.customers.internal.rest;

import java.time.Instant;
import java.util.List;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.customers.Appointments;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Paging;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Appointments. */
@Component(service = AppointmentsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AppointmentsResource {
    private final Appointments appointments;
    private final Once once;
    private final ChosenClinic clinic;

    @Activate
    public AppointmentsResource(
            @Reference Appointments appointments, @Reference Once once, @Reference ChosenClinic clinic) {
        this.appointments = appointments;
        this.once = once;
        this.clinic = clinic;
    }

    @POST
    @Answers(value = Appointments.Appointment.class, status = 201)
    public Response book(BookingBody body) {
        return once.created(() -> appointments.book(new Appointments.NewAppointment(
                body.customer(),
                clinic.of(body.clinic()),
                body.from(),
                body.to(),
                orNone(body.staff()),
                body.room(),
                body.purpose(),
                body.entitlement())));
    }

    @GET
    public Page<Appointments.Appointment> list(
            @QueryParam("clinic") @Nullable String code,
            @QueryParam("from") @NotNull Instant from,
            @QueryParam("to") @NotNull Instant to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        return appointments.list(clinic.of(code), from, to, Paging.of(limit, after));
    }

    @GET
    @Path("{id}")
    public Appointments.Appointment get(@PathParam("id") Id id) {
        return appointments.get(id);
    }

    @POST
    @Path("{id}/cancellation")
    @Answers(Appointments.Appointment.class)
    public Response cancel(@PathParam("id") Id id, ReasonBody body) {
        return once.ok(() -> appointments.cancel(id, body.reason()));
    }

    @POST
    @Path("{id}/rescheduling")
    @Answers(Appointments.Appointment.class)
    public Response reschedule(@PathParam("id") Id id, MoveBody body) {
        return once.ok(() -> {
            Appointments.Appointment present = appointments.get(id);
            List<String> staff = body.staff() == null ? present.staff() : body.staff();
            String room = body.room() == null ? present.room() : body.room();
            return appointments.reschedule(
                    id, body.from(), body.to(), staff, room == null || room.isEmpty() ? null : room);
        });
    }

    private static List<String> orNone(@Nullable List<String> logins) {
        return logins == null ? List.of() : logins;
    }

    /** An appointment to book. */
    public record BookingBody(
            @NotNull Id customer,
            @Size(max = 32) @Nullable String clinic,
            @NotNull Instant from,
            @NotNull Instant to,
            @Size(max = 20) @Nullable List<@NotBlank @Size(max = 64) String> staff,
            @Size(max = 64) @Nullable String room,
            @NotBlank @Size(max = 16) String purpose,
            @Nullable Id entitlement) {}

    /** The new time; people and room stay unless others are named. */
    public record MoveBody(
            @NotNull Instant from,
            @NotNull Instant to,
            @Size(max = 20) @Nullable List<@NotBlank @Size(max = 64) String> staff,
            @Size(max = 64) @Nullable String room) {}
}
