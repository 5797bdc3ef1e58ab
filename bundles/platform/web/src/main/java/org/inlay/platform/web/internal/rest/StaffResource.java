package org.inlay.platform.web.internal.rest;

import java.util.List;
import javax.validation.Valid;
import javax.validation.constraints.NotBlank;
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
import javax.ws.rs.core.Response;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.TwoFactor;
import org.inlay.platform.web.Answers;
import org.inlay.platform.web.Once;
import org.inlay.platform.web.Paging;
import org.inlay.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The people who work here and their roles. */
@Component(service = StaffResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("staff")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StaffResource {
    private final Staff staff;
    private final TwoFactor twoFactor;
    private final Once once;

    @Activate
    public StaffResource(@Reference Staff staff, @Reference TwoFactor twoFactor, @Reference Once once) {
        this.staff = staff;
        this.twoFactor = twoFactor;
        this.once = once;
    }

    @GET
    public Page<Member> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable String after) {
        return staff.list(Paging.of(limit, after));
    }

    @POST
    @Answers(value = Member.class, status = 201)
    public Response create(NewStaffBody body) {
        return once.created(() -> staff.create(body.login(), body.name(), body.password(), grants(body.roles())));
    }

    @GET
    @Path("{id}")
    @Answers(Member.class)
    public Response get(@PathParam("id") Id id) {
        Member member = staff.get(id);
        return Versions.tagged(member, member.version());
    }

    @PUT
    @Path("{id}/roles")
    public Member assign(@PathParam("id") Id id, RolesBody body) {
        return staff.assign(id, grants(body.roles()));
    }

    @PUT
    @Path("{id}/active")
    public Member activate(@PathParam("id") Id id, ActiveBody body) {
        return staff.activate(id, body.active());
    }

    @PUT
    @Path("{id}/password")
    public Member resetPassword(@PathParam("id") Id id, PasswordBody body) {
        return staff.resetPassword(id, body.password());
    }

    @DELETE
    @Path("{id}/totp")
    public Member resetTwoFactor(@PathParam("id") Id id) {
        return twoFactor.reset(id);
    }

    private static List<Grant> grants(List<RoleBody> roles) {
        return roles.stream().map(role -> new Grant(role.role(), role.clinic())).toList();
    }

    /** A new member. */
    public record NewStaffBody(
            @NotBlank @Size(max = 64) String login,
            @NotBlank @Size(max = 100) String name,
            @Size(max = 200) @Nullable String password,
            @NotNull @Size(max = 100) List<@Valid @NotNull RoleBody> roles) {}

    /** All roles a member shall have. */
    public record RolesBody(@NotNull @Size(max = 100) List<@Valid @NotNull RoleBody> roles) {}

    /** A role, in one clinic or in all. */
    public record RoleBody(
            @NotBlank @Size(max = 32) String role,
            @Size(max = 32) @Nullable String clinic) {}

    /** Whether the member may sign in. */
    public record ActiveBody(@NotNull Boolean active) {}

    /** A password set for somebody. */
    public record PasswordBody(@NotBlank @Size(max = 200) String password) {}
}
