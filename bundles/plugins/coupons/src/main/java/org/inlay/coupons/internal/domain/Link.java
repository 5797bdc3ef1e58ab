package org.inlay.coupons.internal.domain;

import java.time.Instant;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * An address that a customer has been given, and what it entitles to. Whoever has the address is taken for the customer.
 *
 * @param template what can be claimed with it, once; null = it shows the wallet
 * @param clinic where it was given out
 */
public record Link(Id id, Id customer, @Nullable Id template, String clinic, Instant createdAt) {
    /** Under which its coupon is in the wallet, so that there is one. */
    String origin() {
        return "link/" + id;
    }
}
