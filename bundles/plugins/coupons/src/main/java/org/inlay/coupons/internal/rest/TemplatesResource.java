package org.inlay.coupons.internal.rest;

import java.util.List;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.Batches;
import org.inlay.coupons.internal.domain.CouponStore.OfBatch;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Push;
import org.inlay.coupons.internal.domain.Pushes;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.WhatIf;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Coupons as they are designed and published, and issues of them to many. */
@Component(service = TemplatesResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-coupons)")
@Path("templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TemplatesResource {
    private final Coupons coupons;
    private final Batches batches;
    private final Pushes pushes;
    private final WhatIf whatIf;

    @Activate
    public TemplatesResource(
            @Reference Coupons coupons,
            @Reference Batches batches,
            @Reference Pushes pushes,
            @Reference WhatIf whatIf) {
        this.whatIf = whatIf;
        this.pushes = pushes;
        this.coupons = coupons;
        this.batches = batches;
    }

    @GET
    public Page<TemplateView> list() {
        return new Page<>(
                coupons.list(Use.COUPON).stream().map(TemplateView::of).toList(), null);
    }

    @POST
    public TemplateView design(TemplateBody body) {
        return TemplateView.of(coupons.design(Use.COUPON, body.terms()));
    }

    @GET
    @Path("{id}")
    public TemplateView get(@PathParam("id") Id id) {
        return TemplateView.of(coupons.get(Use.COUPON, id));
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

    @POST
    @Path("{id}/batches")
    public Batch issue(@PathParam("id") Id id, BatchBody body) {
        List<Id> customers = body.customers() == null ? List.of() : body.customers();
        return batches.issue(
                id,
                body.segment(),
                customers,
                body.aim() == null ? null : body.aim().name());
    }

    @GET
    @Path("{id}/what-if")
    public WhatIf.Bounds whatIf(
            @PathParam("id") Id id,
            @QueryParam("clinic") @NotBlank @Size(max = 32) String clinic,
            @QueryParam("days") @DefaultValue("90") int days) {
        return whatIf.of(id, clinic, days);
    }

    @GET
    @Path("{id}/pushes")
    public Page<Push> pushes(@PathParam("id") Id id) {
        return new Page<>(pushes.of(known(id)), null);
    }

    @POST
    @Path("{id}/pushes")
    public Push push(@PathParam("id") Id id, PushBody body) {
        return pushes.start(id, body.segment(), body.every());
    }

    @GET
    @Path("{id}/statistics")
    public StatisticsView statistics(@PathParam("id") Id id) {
        return StatisticsView.of(coupons.statistics(known(id)));
    }

    private Id known(Id id) {
        return coupons.get(Use.COUPON, id).id();
    }

    /** What became of a coupon, with what each step left of the one before, in percent. */
    public record StatisticsView(
            long issued,
            long links,
            long viewed,
            long claimed,
            @Nullable Long claimedPercent,
            long inWallets,
            long used,
            @Nullable Long usedPercent,
            long expired,
            long revenueMinor,
            long costMinor,
            List<OfBatch> batches) {
        static StatisticsView of(Statistics counted) {
            return new StatisticsView(
                    counted.issued(),
                    counted.links(),
                    counted.viewed(),
                    counted.claimed(),
                    counted.claimedPercent(),
                    counted.inWallets(),
                    counted.used(),
                    counted.usedPercent(),
                    counted.expired(),
                    counted.revenueMinor(),
                    counted.costMinor(),
                    counted.batches());
        }
    }

    /** To a saved segment or to these customers. */
    public record BatchBody(
            @Nullable Id segment,
            @Nullable @Size(max = 1000) List<@NotNull Id> customers,
            @Nullable Aim aim) {}

    /** Whoever comes into the saved segment gets one, so often. */
    public record PushBody(@NotNull Id segment, @NotNull Push.Every every) {}

    /** What an issue is for. */
    public enum Aim {
        FIRST_DEAL,
        REPURCHASE,
        RETENTION,
        WIN_BACK
    }
}
