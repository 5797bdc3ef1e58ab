package org.inlay.coupons.internal.domain;

import java.time.Instant;
import org.inlay.coupons.internal.domain.Sharing.Share;
import org.inlay.coupons.internal.domain.Sharing.Step;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who came by a customer's code. Until the clinic enters them they are known by the digest of their mobile only.
 *
 * @param customer as whom they were entered; null before
 * @param reward {@code GIVEN}, or why it was not; null while it waits
 */
public record Friend(
        Id id,
        Share share,
        @Nullable Id customer,
        Step step,
        @Nullable String reward,
        Instant followedAt) {
    /** The reward is in the wallet of who brought them. */
    public static final String GIVEN = "GIVEN";
}
