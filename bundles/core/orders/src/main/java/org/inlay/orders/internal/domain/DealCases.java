package org.inlay.orders.internal.domain;

import java.time.LocalDate;
import java.util.List;
import org.inlay.platform.Id;

/** The stored inputs of decisions, read in chunks over sets (G6). */
public interface DealCases {
    /** Confirmed, uncancelled orders of business dates {@code [from, to)} with ids above {@code after}, by id. */
    List<Decided> decided(String clinic, LocalDate from, LocalDate to, Id after, int limit);

    /**
     * An order with its inputs and whether it is a standing deal now.
     *
     * @param imported its outcome came from the old system
     */
    record Decided(Id order, Id customer, LocalDate date, boolean stands, boolean imported, DealCase inputs) {}
}
