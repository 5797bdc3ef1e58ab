package org.inlay.coupons.internal.domain;

import java.time.LocalDate;
import org.inlay.platform.Id;

/**
 * An issue that repeats itself (C2): whoever comes into the segment gets one, once for ever, a month or a year. So a registration, a
 * birthday, or days without an order are what the segment says of them.
 */
public record Push(Id id, Id template, Id segment, Every every, Batch.Way way) {
    /** How often one customer gets one. */
    public enum Every {
        ONCE,
        MONTH,
        YEAR;

        /** What a date falls into; nobody gets two in the same. */
        String period(LocalDate date) {
            return switch (this) {
                case ONCE -> "ever";
                case MONTH -> date.toString().substring(0, 7);
                case YEAR -> date.toString().substring(0, 4);
            };
        }
    }
}
