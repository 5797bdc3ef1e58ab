package org.inlay.orders.internal.rest;

import java.util.List;
import javax.validation.Valid;
import javax.validation.constraints.Max;
import javax.validation.constraints.Min;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.inlay.orders.Entitlements;
import org.inlay.orders.Entitlements.Execution;
import org.inlay.orders.internal.rest.OrderBodies.StaffBody;
import org.inlay.platform.Id;
import org.inlay.platform.StaffShare;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.ChosenClinic;
import org.inlay.platform.web.Once;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Executions (划扣/执行) of entitlements. */
@Component(service = ExecutionsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("executions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ExecutionsResource {
    private final Entitlements entitlements;
    private final ChosenClinic clinic;
    private final Once once;

    @Activate
    public ExecutionsResource(
            @Reference Entitlements entitlements, @Reference ChosenClinic clinic, @Reference Once once) {
        this.entitlements = entitlements;
        this.clinic = clinic;
        this.once = once;
    }

    @POST
    @Answers(value = Execution.class, status = 201)
    public Response execute(ExecutionBody body) {
        return once.created(() -> entitlements.execute(
                body.customer(), clinic.of(body.clinic()), body.entitlement(), body.quantity(), body.shares()));
    }

    @POST
    @Path("{id}/void")
    @Answers(Execution.class)
    public Response voidExecution(@PathParam("id") Id execution, VoidBody body) {
        return once.ok(() -> entitlements.voidExecution(execution, body.reason()));
    }

    /** Sessions to be executed. */
    public record ExecutionBody(
            @NotNull Id customer,
            @Size(max = 32) @Nullable String clinic,
            @NotNull Id entitlement,
            @NotNull @Min(1) @Max(9_999) Integer quantity,
            @Size(max = 50) @Nullable List<@Valid @NotNull StaffBody> staff) {

        List<StaffShare> shares() {
            return staff == null ? List.of() : staff.stream().map(StaffBody::in).toList();
        }
    }

    /** Why it is voided. */
    public record VoidBody(@NotBlank @Size(max = 500) String reason) {}
}
