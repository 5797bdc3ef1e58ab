package org.inlay.customers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.inlay.platform.Id;
import org.inlay.platform.Page;
import org.inlay.platform.PageRequest;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Visits (到访, V1–V6). */
@ProviderType
public interface Visits {
    /**
     * Records an arrival and settles the appointment of that date (V7); needs {@code visits:write} in the clinic.
     *
     * @param arrivedAt null = now; not in the future
     * @param appointment the one kept, of that date; null = the nearest of that date, if any
     * @param type overrides the proposal; then a reason is needed (V2)
     * @throws org.inlay.platform.Problem {@code not-found}, {@code validation}, {@code appointment-settled} when the
     *     appointment was cancelled or moved
     */
    Visit arrive(
            Id customer,
            String clinic,
            @Nullable Instant arrivedAt,
            @Nullable Id appointment,
            @Nullable VisitType type,
            @Nullable String reason);

    /** Sets the type by hand with a reason; audited, alters no deal, stops re-proposing (V2). Problems: {@code visit-void}. */
    Visit override(Id visit, VisitType type, String reason);

    /** Voids a visit with a reason; later, non-overridden visits are proposed again as new records (V3). Problems: {@code visit-void}. */
    Visit voidVisit(Id visit, String reason);

    /** The visit. Needs {@code visits:read} in its clinic. */
    Visit get(Id visit);

    /** The clinic's visits of a business date that are not void, in time. Needs {@code visits:read} in it. */
    List<Visit> onDate(String clinic, LocalDate date);

    /** The customer's visits in clinics the caller may read, newest first. */
    Page<Visit> of(Id customer, PageRequest page);

    /**
     * The visit an order of this instant attaches to (V5): the latest non-void one begun before it on the same customer,
     * clinic and date, else the next one that date; empty = "no visit".
     */
    Optional<Id> attachable(Id customer, String clinic, LocalDate date, Instant orderedAt);

    /** The same of many orders in few statements: one answer each, in their order. */
    List<Optional<Id>> attachable(List<Ordered> orders);

    /** An order that looks for its visit. */
    record Ordered(Id customer, String clinic, LocalDate date, Instant at) {}

    /**
     * Last visit type (V6) in a clinic, or in the organisation; empty = 未到访. Before the first visit it is what the old
     * system said of the customer, if it was imported (T8).
     */
    Optional<VisitType> lastType(Id customer, String clinic);

    /**
     * Told by other bundles, inside their transaction, that evidence changed (deal, execution, booking of an entitlement):
     * proposals of that date and later that are still open are made again (V2).
     */
    void evidenceChanged(Id customer, String clinic, LocalDate from);

    /**
     * Stores visits of the old system with the types they had there, as version 0 (D6): never proposed again. Needs
     * {@code imports:write} everywhere. Call it with at most 1,000 at a time.
     */
    List<Id> importLegacy(List<LegacyVisit> visits);

    /** A visit of the old system. */
    record LegacyVisit(Id customer, String clinic, Instant arrivedAt, VisitType type) {}
}
