package org.inlay.coupons.internal.domain;

import java.time.Instant;
import org.inlay.platform.Id;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A voucher that a customer bought on a platform (美团, 大众点评, 新氧) and paid an order with (C9).
 *
 * @param id of the payment
 * @param platform as the clinic calls it
 * @param amount what the customer paid for it, and counts as paid here
 * @param fee what the platform keeps of it
 * @param repaid what was given back of it
 * @param settledAt when the platform's money was seen; null = open
 */
public record PlatformVoucher(
        Id id,
        String platform,
        String code,
        Id order,
        String clinic,
        Money amount,
        Money fee,
        Money repaid,
        Instant takenAt,
        @Nullable Instant settledAt) {
    /** What the platform owes the clinic for it. */
    public Money expected() {
        return amount.minus(fee).minus(repaid);
    }
}
