package org.inlay.coupons.internal.domain;

import java.time.Instant;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * One coupon in somebody's wallet.
 *
 * @param clinic whose zone its expiry is counted in
 * @param stored {@code ACTIVE, USED} or {@code VOID}; a coupon expires by itself
 * @param beginsAt the first instant at which it is valid
 * @param expiresAt the first instant at which it is no longer valid
 */
public record Voucher(
        Id id,
        String code,
        Template template,
        Id customer,
        String clinic,
        String stored,
        Instant issuedAt,
        Instant beginsAt,
        Instant expiresAt,
        @Nullable Id usedOrder) {
    static final String ACTIVE = "ACTIVE";

    /** How one stands now. */
    public enum State {
        ACTIVE,
        USED,
        EXPIRED,
        VOID
    }

    /** {@code ACTIVE, USED, EXPIRED} or {@code VOID}; one whose time is to come is active. */
    public String state(Instant now) {
        return stored.equals(ACTIVE) && !now.isBefore(expiresAt) ? "EXPIRED" : stored;
    }
}
