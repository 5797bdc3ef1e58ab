package org.inlay.platform;

import java.time.Instant;
import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/** The only place where an instant becomes a business date (营业日, G2). */
@ProviderType
public interface BusinessCalendar {
    /**
     * The instant in the clinic's zone minus its cut-off, by the zone and cut-off in force. A date that has begun never
     * comes back, so that the dates of a clinic are a gapless row of half-open ranges, over changes of summer time too.
     */
    LocalDate dateOf(String clinic, Instant instant);

    /** Today's business date of the clinic, by the platform's clock. */
    LocalDate today(String clinic);

    /** The first instant of the business date; with {@code startOf(clinic, date.plusDays(1))} a half-open range. */
    Instant startOf(String clinic, LocalDate date);
}
