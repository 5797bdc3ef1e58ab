package org.inlay.coupons.internal.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Promotions, which apply by themselves (C5). */
@Component(service = PromotionsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-coupons)")
@Path("promotions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PromotionsResource {
    private final Coupons coupons;

    @Activate
    public PromotionsResource(@Reference Coupons coupons) {
        this.coupons = coupons;
    }

    @GET
    public Page<TemplateView> list() {
        return new Page<>(
                coupons.list(Use.PROMOTION).stream().map(TemplateView::of).toList(), null);
    }

    @POST
    public TemplateView design(TemplateBody body) {
        return TemplateView.of(coupons.design(Use.PROMOTION, body.terms()));
    }

    @GET
    @Path("{id}")
    public TemplateView get(@PathParam("id") Id id) {
        return TemplateView.of(coupons.get(Use.PROMOTION, id));
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

    private Id known(Id id) {
        return coupons.get(Use.PROMOTION, id).id();
    }
}
