package org.inlay.coupons.internal.rest;

import java.time.Instant;
import java.util.List;
import javax.validation.constraints.NotBlank;
import javax.validation.constraints.NotNull;
import javax.validation.constraints.Size;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.inlay.coupons.internal.domain.PlatformVoucher;
import org.inlay.coupons.internal.domain.PlatformVouchers;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Platform vouchers that paid orders, and which of them the platform has paid (C9). */
@Component(service = PlatformVouchersResource.class)
@JaxrsResource
@JaxrsApplicationSelect("(osgi.jaxrs.name=inlay-coupons)")
@Path("platform-vouchers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PlatformVouchersResource {
    private final PlatformVouchers vouchers;

    @Activate
    public PlatformVouchersResource(@Reference PlatformVouchers vouchers) {
        this.vouchers = vouchers;
    }

    @GET
    public Page<PlatformVoucherView> list(
            @QueryParam("clinic") @NotBlank @Size(max = 32) String clinic, @QueryParam("settled") boolean settled) {
        return new Page<>(
                vouchers.list(clinic, settled).stream()
                        .map(PlatformVoucherView::of)
                        .toList(),
                null);
    }

    @POST
    @Path("settlement")
    public Settled settle(SettlementBody body) {
        return new Settled(vouchers.settle(body.clinic(), body.vouchers()));
    }

    /** A platform voucher; {@code expected} is what the platform owes the clinic for it. */
    public record PlatformVoucherView(
            Id id,
            String platform,
            String code,
            Id order,
            Money amount,
            Money fee,
            Money repaid,
            Money expected,
            Instant takenAt,
            @Nullable Instant settledAt) {
        static PlatformVoucherView of(PlatformVoucher voucher) {
            return new PlatformVoucherView(
                    voucher.id(),
                    voucher.platform(),
                    voucher.code(),
                    voucher.order(),
                    voucher.amount(),
                    voucher.fee(),
                    voucher.repaid(),
                    voucher.expected(),
                    voucher.takenAt(),
                    voucher.settledAt());
        }
    }

    /** Whose money has come. */
    public record SettlementBody(
            @NotBlank @Size(max = 32) String clinic,
            @NotNull @Size(max = 1000) List<@NotNull Id> vouchers) {}

    /** For how many that is new. */
    public record Settled(int settled) {}
}
