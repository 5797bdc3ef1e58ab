package org.inlay.orders.internal.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/** What happened to a customer's money and sessions, by instant. */
public interface MoneyHistory {
    /**
     * One entry.
     *
     * @param kind {@code orders.paid}, {@code orders.refunded} or {@code entitlements.executed}
     * @param subject the payment, the return or the execution
     */
    record Happened(Instant at, String kind, String clinic, Id subject, Map<String, String> details) {}

    /** Payments, returns and executions before the instant, newest first, in these clinics; null = in all. */
    List<Happened> before(Id customer, @Nullable Set<String> clinics, Instant before, int limit);
}
