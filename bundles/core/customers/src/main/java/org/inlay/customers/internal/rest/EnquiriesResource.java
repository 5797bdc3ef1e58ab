package org.inlay.customers.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.customers.Enquiries;
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

/** Enquiries. */
@Component(service = EnquiriesResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("enquiries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class EnquiriesResource {
    private final Enquiries enquiries;
    private final Once once;
    private final ChosenClinic clinic;

    @Activate
    public EnquiriesResource(@Reference Enquiries enquiries, @Reference Once once, @Reference ChosenClinic clinic) {
        this.enquiries = enquiries;
        this.once = once;
        this.clinic = clinic;
    }

    @POST
    @Answers(value = Enquiries.Enquiry.class, status = 201)
    public Response record(EnquiryBody body) {
        return once.created(() -> enquiries.record(new Enquiries.NewEnquiry(
                body.customer(),
                clinic.of(body.clinic()),
                body.at(),
                body.channel(),
                body.question(),
                body.answer(),
                body.staff(),
                body.nextContact())));
    }

    /** An enquiry. */
    public record EnquiryBody(
            @NotNull Id customer,
            @Size(max = 32) @Nullable String clinic,
            @Nullable Instant at,
            @NotBlank @Size(max = 16) String channel,
            @NotBlank @Size(max = 4000) String question,
            @Size(max = 4000) @Nullable String answer,
            @Size(max = 64) @Nullable String staff,
            @Nullable LocalDate nextContact) {}
}
