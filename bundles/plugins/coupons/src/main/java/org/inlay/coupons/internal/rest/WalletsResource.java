package org.inlay.coupons.internal.rest;

import java.time.Clock;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.inlay.coupons.internal.domain.Batch;
import org.inlay.coupons.internal.domain.Batches;
import org.inlay.coupons.internal.domain.Links;
import org.inlay.coupons.internal.domain.Pushes;
import org.inlay.coupons.internal.domain.Sharings;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.coupons.internal.domain.Wallets;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.web.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Coupons that customers have, and how they come by them. */
@Component(service = WalletsResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-coupons)")
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class WalletsResource {
    private final Wallets wallets;
    private final Batches batches;
    private final Links links;
    private final Pushes pushes;
    private final Sharings sharings;
    private final PublicAddress address;
    private final Clock clock;

    @Activate
    public WalletsResource(
            @Reference Wallets wallets,
            @Reference Batches batches,
            @Reference Links links,
            @Reference Pushes pushes,
            @Reference Sharings sharings,
            @Reference PublicAddress address,
            @Reference Clock clock) {
        this.wallets = wallets;
        this.batches = batches;
        this.links = links;
        this.pushes = pushes;
        this.sharings = sharings;
        this.address = address;
        this.clock = clock;
    }

    @POST
    @Path("claims")
    public VoucherView claim(ClaimBody body) {
        return view(wallets.claim(body.template(), body.customer(), body.clinic()));
    }

    @GET
    @Path("customers/{id}/vouchers")
    public Page<VoucherView> of(@PathParam("id") Id id) {
        return new Page<>(wallets.of(id).stream().map(this::view).toList(), null);
    }

    @POST
    @Path("links")
    public LinkView link(LinkBody body) {
        return new LinkView(address.of("/p/coupons/" + links.make(body.customer(), body.template())));
    }

    @DELETE
    @Path("pushes/{id}")
    public Ended stop(@PathParam("id") Id id) {
        pushes.stop(id);
        return new Ended(id);
    }

    @DELETE
    @Path("sharings/{id}")
    public Ended stopSharing(@PathParam("id") Id id) {
        sharings.stop(id);
        return new Ended(id);
    }

    @POST
    @Path("sharings/{id}/shares")
    public LinkView share(@PathParam("id") Id id, ShareBody body) {
        return new LinkView(address.of("/p/coupons/share/" + sharings.code(id, body.customer())));
    }

    @GET
    @Path("batches/{id}")
    public Batch batch(@PathParam("id") Id id) {
        return batches.get(id);
    }

    private VoucherView view(Voucher voucher) {
        return VoucherView.of(voucher, clock.instant());
    }

    /** Whose wallet it goes to; the clinic is the home of the customer when it is left out. */
    public record ClaimBody(
            @NotNull Id template,
            @NotNull Id customer,
            @Nullable @Size(max = 32) String clinic) {}

    /** Whom a link is for, and what can be claimed with it; without a coupon it shows the wallet. */
    public record LinkBody(@NotNull Id customer, @Nullable Id template) {}

    /** Who passes it on. */
    public record ShareBody(@NotNull Id customer) {}

    /** What does not go on. */
    public record Ended(Id id) {}

    /** Where it leads; whoever has it is taken for the customer. */
    public record LinkView(String address) {}
}
