package org.inlay.customers.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ConsumerType;

/** Takes over, in the importing transaction, visits that the old system called dealt (D6). */
@ConsumerType
public interface LegacyDeals {
    /** Each stands as one deal of its date, version 0, unless a dealt order of that date is known. */
    void take(List<LegacyDeal> deals);

    /** A dealt visit of the old system; {@code date} is its business date. */
    record LegacyDeal(Id visit, Id customer, String clinic, LocalDate date, Instant at) {}
}
