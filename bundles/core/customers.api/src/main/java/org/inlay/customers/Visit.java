package org.inlay.customers;

import java.time.Instant;
import java.time.LocalDate;
import org.inlay.platform.Explanation;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * One arrival (到访).
 *
 * @param date business date, never recomputed (G2)
 * @param type the visit's own type: the override, else the proposal
 * @param proposedType V2
 * @param dayType type of the day: the first non-void visit's (V3)
 * @param overridden whether staff set the type
 * @param status {@code ARRIVED} or {@code VOID}
 */
public record Visit(
        Id id,
        Id customer,
        String clinic,
        Instant arrivedAt,
        LocalDate date,
        @Nullable Id appointment,
        VisitType type,
        VisitType proposedType,
        VisitType dayType,
        boolean overridden,
        String status,
        Explanation explanation) {}
