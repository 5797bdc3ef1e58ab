package org.inlay.platform.web.internal.rest;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Pattern;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.platform.Clinic;
import org.inlay.platform.Clinics;
import org.inlay.platform.Clinics.ListEntry;
import org.inlay.platform.Page;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Versions;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The clinics of the organisation (G1), their day (G2) and their editable lists. */
@Component(service = ClinicsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("clinics")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClinicsResource {
    private final Clinics clinics;
    private final Once once;

    @Activate
    public ClinicsResource(@Reference Clinics clinics, @Reference Once once) {
        this.clinics = clinics;
        this.once = once;
    }

    @GET
    public Page<Clinic> list() {
        return new Page<>(clinics.list(), null);
    }

    @POST
    @Answers(value = Clinic.class, status = 201)
    public Response create(NewClinicBody body) {
        return once.created(() -> clinics.create(
                body.code(),
                body.name(),
                body.type(),
                body.timeZone() == null ? ZoneId.of("Asia/Shanghai") : body.timeZone(),
                body.currency() == null ? CurrencyUnit.of("CNY") : body.currency(),
                body.dayCutOff() == null ? LocalTime.MIDNIGHT : body.dayCutOff()));
    }

    @GET
    @Path("{code}")
    @Answers(Clinic.class)
    public Response get(@PathParam("code") String code) {
        Clinic clinic = clinics.get(code);
        return Versions.tagged(clinic, clinic.version());
    }

    @PUT
    @Path("{code}")
    @Answers(Clinic.class)
    public Response changeDay(
            @PathParam("code") String code, @HeaderParam("If-Match") @Nullable String ifMatch, ClinicDayBody body) {
        Clinic present = clinics.get(code);
        Clinic changed = clinics.changeDay(
                code,
                body.timeZone() == null ? present.timeZone() : body.timeZone(),
                body.dayCutOff() == null ? present.dayCutOff() : body.dayCutOff(),
                body.from(),
                Versions.expected(ifMatch));
        return Versions.tagged(changed, changed.version());
    }

    @GET
    @Path("{code}/{list: order-types|tenders}")
    public Page<ListEntry> entries(@PathParam("code") String code, @PathParam("list") String list) {
        return new Page<>(clinics.entries(code, list), null);
    }

    @PUT
    @Path("{code}/{list: order-types|tenders}")
    public Page<ListEntry> replaceEntries(
            @PathParam("code") String code, @PathParam("list") String list, EntriesBody body) {
        List<ListEntry> entries = body.items().stream()
                .map(entry -> new ListEntry(entry.code(), entry.name()))
                .toList();
        return new Page<>(clinics.replaceEntries(code, list, entries), null);
    }

    /** A clinic to open. */
    public record NewClinicBody(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{1,32}")
            String code,

            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 32) String type,
            @Nullable ZoneId timeZone,
            @Nullable CurrencyUnit currency,
            @Nullable LocalTime dayCutOff) {}

    /** Another zone or cut-off of the day. */
    public record ClinicDayBody(
            @Nullable ZoneId timeZone,
            @Nullable LocalTime dayCutOff,
            @Nullable LocalDate from) {}

    /** A whole list, in its order. */
    public record EntriesBody(
            @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull EntryBody> items) {}

    /** One entry of a list. */
    public record EntryBody(
            @NotBlank @Size(max = 32) String code,
            @NotBlank @Size(max = 100) String name) {}
}
