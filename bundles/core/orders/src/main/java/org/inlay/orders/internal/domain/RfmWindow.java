package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import org.inlay.orders.Rfm.CountedAt;
import org.joda.money.CurrencyUnit;

/**
 * The orders a run looks at: standing ones of business dates from {@link #from()} to {@code asOf}, both included (S3).
 *
 * @param clinic code, or {@code Clinic.ORGANISATION}
 */
public record RfmWindow(String clinic, LocalDate asOf, int months, CurrencyUnit currency, CountedAt countedAt) {
    /** The date exactly so many months before, the month's last where it has no such day (G2). */
    public LocalDate from() {
        return asOf.minusMonths(months);
    }
}
