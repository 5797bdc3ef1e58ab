package org.inlay.coupons.internal.domain;

import java.time.Instant;
import org.inlay.coupons.internal.domain.CouponStore.Statistics;
import org.inlay.platform.Id;

/** What became of coupons (C7). */
public interface CouponFigures {
    /** Of this template's, at this instant. */
    Statistics of(Id template, Instant now);
}
