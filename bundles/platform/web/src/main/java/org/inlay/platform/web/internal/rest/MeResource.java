package org.inlay.platform.web.internal.rest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.inlay.platform.Access;
import org.inlay.platform.Caller;
import org.inlay.platform.Id;
import org.inlay.platform.PluginGate;
import org.inlay.platform.Staff;
import org.inlay.platform.Staff.Grant;
import org.inlay.platform.Staff.Member;
import org.inlay.platform.TwoFactor;
import org.inlay.platform.TwoFactor.Enrolment;
import org.inlay.platform.web.ReadOnly;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** The caller: who they are, what they may do, their password and second factor. */
@Component(service = MeResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-core)")
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MeResource {
    private final Access access;
    private final Staff staff;
    private final TwoFactor twoFactor;
    private final PluginGate gate;

    @Activate
    public MeResource(
            @Reference Access access,
            @Reference Staff staff,
            @Reference TwoFactor twoFactor,
            @Reference PluginGate gate) {
        this.access = access;
        this.staff = staff;
        this.twoFactor = twoFactor;
        this.gate = gate;
    }

    @GET
    public Me get() {
        Caller caller = access.caller();
        Member member = staff.get(caller.staff());
        return new Me(member.id(), member.login(), member.name(), member.totp(), member.roles(), permissions(caller));
    }

    /** What belongs to a plugin is held where the plugin is on. */
    private Map<String, Set<String>> permissions(Caller caller) {
        Map<String, Set<String>> held = new TreeMap<>();
        caller.permissions().forEach((permission, clinics) -> {
            Set<String> there = gate.clinics(permission)
                    .map(on -> on.stream()
                            .filter(clinic -> caller.may(permission, clinic))
                            .collect(Collectors.toUnmodifiableSet()))
                    .orElse(clinics);
            if (!there.isEmpty()) {
                held.put(permission, there);
            }
        });
        return held;
    }

    @PUT
    @Path("password")
    public Member changePassword(OwnPasswordBody body) {
        return staff.changePassword(body.present(), body.password());
    }

    @POST
    @Path("totp")
    @ReadOnly
    public Enrolment enrol() {
        return twoFactor.enrol();
    }

    @POST
    @Path("totp/confirmation")
    @ReadOnly
    public Member confirm(OtpBody body) {
        return twoFactor.confirm(body.otp());
    }

    @POST
    @Path("totp/removal")
    @ReadOnly
    public Member disable(OtpBody body) {
        return twoFactor.disable(body.otp());
    }

    /** The caller. */
    public record Me(
            Id id, String login, String name, boolean totp, List<Grant> roles, Map<String, Set<String>> permissions) {}

    /** The present password and the next. */
    public record OwnPasswordBody(
            @NotBlank @Size(max = 200) String present,
            @NotBlank @Size(max = 200) String password) {}

    /** Six digits of the authenticator app. */
    public record OtpBody(@NotBlank @Size(max = 10) String otp) {}
}
