package org.inlay.coupons.internal.rest;

import java.time.Clock;
import java.util.List;
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
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.Batch.Way;
import org.inlay.coupons.internal.domain.Batches;
import org.inlay.coupons.internal.domain.CouponStore.OfBatch;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.coupons.internal.domain.Coupons;
import org.inlay.coupons.internal.domain.Eligibility;
import org.inlay.coupons.internal.domain.Push;
import org.inlay.coupons.internal.domain.Pushes;
import org.inlay.coupons.internal.domain.Rehearsals;
import org.inlay.coupons.internal.domain.Sharing;
import org.inlay.coupons.internal.domain.Sharing.Counted;
import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.coupons.internal.domain.Sharings;
import org.inlay.coupons.internal.domain.Template.Use;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.coupons.internal.domain.Wallets;
import org.inlay.coupons.internal.domain.WhatIf;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.Paging;
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
public final class TemplatesResource extends DesignsResource {
    private final Batches batches;
    private final Pushes pushes;
    private final Sharings sharings;
    private final Wallets wallets;
    private final Clock clock;

    @Activate
    public TemplatesResource(
            @Reference Coupons coupons,
            @Reference WhatIf whatIf,
            @Reference Rehearsals rehearsals,
            @Reference Eligibility eligibility,
            @Reference Batches batches,
            @Reference Pushes pushes,
            @Reference Sharings sharings,
            @Reference Wallets wallets,
            @Reference Clock clock) {
        super(Use.COUPON, coupons, whatIf, rehearsals, eligibility);
        this.batches = batches;
        this.pushes = pushes;
        this.sharings = sharings;
        this.wallets = wallets;
        this.clock = clock;
    }

    @POST
    @Path("{id}/batches")
    public Batch issue(@PathParam("id") Id id, BatchBody body) {
        List<Id> customers = body.customers() == null ? List.of() : body.customers();
        return batches.issue(
                id,
                body.segment(),
                customers,
                body.aim() == null ? null : body.aim().name(),
                body.way() == null ? Way.WALLET : body.way());
    }

    @GET
    @Path("{id}/pushes")
    public Page<Push> pushes(@PathParam("id") Id id) {
        return new Page<>(pushes.of(known(id)), null);
    }

    @POST
    @Path("{id}/pushes")
    public Push push(@PathParam("id") Id id, PushBody body) {
        return pushes.start(id, body.segment(), body.every(), body.way() == null ? Way.WALLET : body.way());
    }

    @GET
    @Path("{id}/sharings")
    public Page<SharingView> sharings(@PathParam("id") Id id) {
        return new Page<>(sharings.of(known(id)).stream().map(SharingView::of).toList(), null);
    }

    @POST
    @Path("{id}/sharings")
    public SharingView share(@PathParam("id") Id id, SharingBody body) {
        Step event = body.event() == null ? Step.FOLLOWED : body.event();
        return SharingView.of(new Counted(sharings.start(id, body.reward(), event), 0, 0, 0, 0, 0));
    }

    @GET
    @Path("{id}/vouchers")
    public Page<VoucherView> vouchers(
            @PathParam("id") Id id,
            @QueryParam("state") Voucher.@Nullable State state,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("after") @Nullable String after) {
        Page<Voucher> page = wallets.of(known(id), state, Paging.of(limit, after));
        return new Page<>(
                page.items().stream()
                        .map(voucher -> VoucherView.of(voucher, clock.instant()))
                        .toList(),
                page.next());
    }

    @GET
    @Path("{id}/statistics")
    public StatisticsView statistics(@PathParam("id") Id id) {
        return StatisticsView.of(coupons.statistics(known(id)));
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
            @Nullable Aim aim,
            @Nullable Way way) {}

    /** Whoever comes into the saved segment gets one, so often. */
    public record PushBody(
            @NotNull Id segment,
            @NotNull Push.Every every,
            @Nullable Way way) {}

    /** What who brought a friend gets, and how far the friend must have come for it; FOLLOWED when left out. */
    public record SharingBody(@NotNull Id reward, @Nullable Step event) {}

    /** A coupon that customers pass on, and how far how many friends have come. */
    public record SharingView(
            Id id,
            Id template,
            Id reward,
            Step event,
            long followed,
            long registered,
            long visited,
            long dealt,
            long rewarded) {
        static SharingView of(Counted counted) {
            Sharing sharing = counted.sharing();
            return new SharingView(
                    sharing.id(),
                    sharing.template(),
                    sharing.reward(),
                    sharing.event(),
                    counted.followed(),
                    counted.registered(),
                    counted.visited(),
                    counted.dealt(),
                    counted.rewarded());
        }
    }

    /** What an issue is for. */
    public enum Aim {
        FIRST_DEAL,
        REPURCHASE,
        RETENTION,
        WIN_BACK
    }
}
