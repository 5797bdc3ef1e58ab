package org.inlay.coupons.internal.rest;

import java.time.Instant;
import org.inlay.coupons.internal.domain.Voucher;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** A coupon in a wallet; {@code state} is ACTIVE, USED, EXPIRED or VOID. */
public record VoucherView(
        String code,
        Id template,
        String name,
        Id customer,
        String state,
        Instant issuedAt,
        Instant beginsAt,
        Instant expiresAt,
        @Nullable Id order) {
    static VoucherView of(Voucher voucher, Instant now) {
        return new VoucherView(
                voucher.code(),
                voucher.template().id(),
                voucher.template().terms().name(),
                voucher.customer(),
                voucher.state(now),
                voucher.issuedAt(),
                voucher.beginsAt(),
                voucher.expiresAt(),
                voucher.usedOrder());
    }
}
