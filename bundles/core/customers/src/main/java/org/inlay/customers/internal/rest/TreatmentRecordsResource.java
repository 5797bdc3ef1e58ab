package org.inlay.customers.internal.rest;

import java.time.LocalDate;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.customers.TreatmentRecords;
import org.inlay.platform.Id;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Treatment records. */
@Component(service = TreatmentRecordsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("treatment-records")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TreatmentRecordsResource {
    private final TreatmentRecords treatments;
    private final Once once;
    private final ChosenClinic clinic;

    @Activate
    public TreatmentRecordsResource(
            @Reference TreatmentRecords treatments, @Reference Once once, @Reference ChosenClinic clinic) {
        this.treatments = treatments;
        this.once = once;
        this.clinic = clinic;
    }

    @POST
    @Answers(value = TreatmentRecords.Treatment.class, status = 201)
    public Response draft(TreatmentBody body) {
        return once.created(() -> treatments.draft(entered(body)));
    }

    @GET
    @Path("{id}")
    @Answers(TreatmentRecords.Treatment.class)
    public Response get(@PathParam("id") Id id) {
        TreatmentRecords.Treatment record = treatments.get(id);
        return Versions.tagged(record, record.version());
    }

    @PUT
    @Path("{id}")
    @Answers(TreatmentRecords.Treatment.class)
    public Response change(
            @PathParam("id") Id id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, TreatmentBody body) {
        TreatmentRecords.Treatment changed = treatments.change(id, Versions.expected(ifMatch), entered(body));
        return Versions.tagged(changed, changed.version());
    }

    @POST
    @Path("{id}/signature")
    @Answers(TreatmentRecords.Treatment.class)
    public Response sign(@PathParam("id") Id id) {
        return once.ok(() -> treatments.sign(id));
    }

    @POST
    @Path("{id}/addenda")
    @Answers(value = TreatmentRecords.Treatment.class, status = 201)
    public Response addendum(@PathParam("id") Id id, AddendumBody body) {
        return once.created(() -> treatments.addendum(id, body.text()));
    }

    private TreatmentRecords.NewTreatment entered(TreatmentBody body) {
        return new TreatmentRecords.NewTreatment(
                body.customer(),
                clinic.of(body.clinic()),
                body.visit(),
                body.findings(),
                body.treatment(),
                body.plan(),
                body.nextContact());
    }

    /** What was found and done. */
    public record TreatmentBody(
            @NotNull Id customer,
            @Size(max = 32) @Nullable String clinic,
            @Nullable Id visit,
            @NotBlank @Size(max = 8000) String findings,
            @NotBlank @Size(max = 8000) String treatment,
            @Size(max = 8000) @Nullable String plan,
            @Nullable LocalDate nextContact) {}

    /** An addition to a signed record. */
    public record AddendumBody(@NotBlank @Size(max = 8000) String text) {}
}
