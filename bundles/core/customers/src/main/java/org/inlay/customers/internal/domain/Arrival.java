package org.inlay.customers.internal.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.inlay.customers.VisitType;
import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * One arrival as it is kept.
 *
 * @param by what the type comes from; only a proposal is ever made again
 * @param decision the decision now in force
 */
public record Arrival(
        Id id,
        Id customer,
        String clinic,
        Instant arrivedAt,
        LocalDate date,
        @Nullable Id appointment,
        VisitType type,
        VisitType proposed,
        By by,
        Id decision,
        boolean isVoid) {
    /** What decided a visit's type. */
    public enum By {
        PROPOSAL,
        OVERRIDE,
        IMPORT
    }

    static final Comparator<Arrival> IN_TIME =
            Comparator.comparing(Arrival::arrivedAt).thenComparing(Arrival::id);

    Arrival decided(VisitType newType, VisitType newProposal, By newBy, Id newDecision) {
        return new Arrival(
                id, customer, clinic, arrivedAt, date, appointment, newType, newProposal, newBy, newDecision, isVoid);
    }
}
