package org.inlay.orders.internal.domain;

import java.time.Instant;
import org.inlay.orders.Order;

/** The entitlements that orders bring into being (D11), inside the order's transaction. */
public interface EntitlementBook {
    /** Grants what the lines of packages and cards hold; called once, at the confirmation. */
    void grantForOrder(Order order, Instant at);

    /** Voids what the order granted. Problems: {@code executed} when a session was executed and not returned. */
    void voidForOrder(Order order, String reason, Instant at);
}
