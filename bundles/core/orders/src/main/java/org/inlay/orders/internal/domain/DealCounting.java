package org.inlay.orders.internal.domain;

import java.util.Collection;
import java.util.Set;
import org.inlay.orders.internal.domain.DealRule.CountPer;

/** How the deal tag of a clinic counts now (T1); the organisation counts by date. */
public interface DealCounting {
    CountPer of(String clinic);

    /** Those of these clinics that count per order. */
    Set<String> perOrder(Collection<String> clinics);

    void change(String clinic, CountPer countPer);
}
