package org.inlay.coupons.internal.rest;

import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Eligibility;
import org.inlay.coupons.internal.domain.Rehearsals;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.WhatIf;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.inlay.platform.Page;

/** What coupons and promotions have in common: they are designed, tried on history, published, paused and closed. */
public abstract class DesignsResource {
    private final Use use;
    final Coupons coupons;
    private final WhatIf whatIf;
    private final Rehearsals rehearsals;
    private final Eligibility eligibility;

    DesignsResource(Use use, Coupons coupons, WhatIf whatIf, Rehearsals rehearsals, Eligibility eligibility) {
        this.use = use;
        this.coupons = coupons;
        this.whatIf = whatIf;
        this.rehearsals = rehearsals;
        this.eligibility = eligibility;
    }

    @GET
    public Page<TemplateView> list() {
        return new Page<>(coupons.list(use).stream().map(TemplateView::of).toList(), null);
    }

    @POST
    public TemplateView design(TemplateBody body) {
        return TemplateView.of(coupons.design(use, body.terms()));
    }

    @GET
    @Path("{id}")
    public TemplateView get(@PathParam("id") Id id) {
        return TemplateView.of(coupons.get(use, id));
    }

    @PUT
    @Path("{id}")
    public TemplateView redraw(@PathParam("id") Id id, TemplateBody body) {
        return TemplateView.of(coupons.redraw(known(id), body.terms()));
    }

    @POST
    @Path("{id}/publication")
    public TemplateView publish(@PathParam("id") Id id) {
        return TemplateView.of(coupons.publish(known(id)));
    }

    @POST
    @Path("{id}/pause")
    public TemplateView pause(@PathParam("id") Id id) {
        return TemplateView.of(coupons.pause(known(id)));
    }

    @POST
    @Path("{id}/closing")
    public TemplateView close(@PathParam("id") Id id) {
        return TemplateView.of(coupons.close(known(id)));
    }

    @GET
    @Path("{id}/versions")
    public Page<TemplateView> versions(@PathParam("id") Id id) {
        return new Page<>(
                coupons.versions(known(id)).stream().map(TemplateView::of).toList(), null);
    }

    @POST
    @Path("{id}/versions")
    public TemplateView revise(@PathParam("id") Id id) {
        return TemplateView.of(coupons.revise(known(id)));
    }

    @GET
    @Path("{id}/what-if")
    public WhatIf.Bounds whatIf(
            @PathParam("id") Id id,
            @QueryParam("clinic") @NotBlank @Size(max = 32) String clinic,
            @QueryParam("days") @DefaultValue("90") int days) {
        return whatIf.of(known(id), clinic, days);
    }

    @GET
    @Path("{id}/rehearsal")
    public Rehearsals.Rehearsed rehearse(
            @PathParam("id") Id id,
            @QueryParam("clinic") @NotBlank @Size(max = 32) String clinic,
            @QueryParam("days") @DefaultValue("90") int days) {
        return rehearsals.of(known(id), clinic, days);
    }

    @GET
    @Path("{id}/eligibility")
    public Explanation eligibility(
            @PathParam("id") Id id,
            @QueryParam("customer") @NotNull Id customer,
            @QueryParam("clinic") @NotBlank @Size(max = 32) String clinic) {
        return eligibility.explain(known(id), customer, clinic);
    }

    /** Its id, if it is one of this use. Problems: {@code not-found}. */
    final Id known(Id id) {
        return coupons.get(use, id).id();
    }
}
