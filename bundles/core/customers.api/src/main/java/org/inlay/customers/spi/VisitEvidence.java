package org.inlay.customers.spi;

import java.time.LocalDate;
import java.util.Set;
import org.inlay.platform.Id;
import org.osgi.annotation.versioning.ConsumerType;

/** What other bundles know that decides a visit's proposed type (V2). Read inside the transaction. */
@ConsumerType
public interface VisitEvidence {
    /** Whether a non-gift entitlement was executed at the clinic on the date (not voided). */
    boolean executedOn(Id customer, String clinic, LocalDate date);

    /** Whether this entitlement exists and is the customer's, in whatever state, gift or not. */
    boolean belongsTo(Id customer, Id entitlement);

    /** Whether this entitlement is open, belongs to the customer and was not a gift. */
    boolean isOpenPurchased(Id customer, Id entitlement);

    /** Whether the customer has any open purchased (non-gift) entitlement usable at the clinic on the date. */
    boolean hasOpenPurchased(Id customer, String clinic, LocalDate date);

    /** Whether a standing deal of the clinic has a business date before this one. */
    boolean standingDealBefore(Id customer, String clinic, LocalDate date);

    /** Told that visits of these customer-days of one clinic changed, so that orders of those days attach anew (V5). */
    void visitsChanged(Set<CustomerDay> days);

    /** A customer's business date at a clinic. */
    record CustomerDay(Id customer, String clinic, LocalDate date) {}
}
