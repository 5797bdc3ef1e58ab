package org.inlay.orders.internal.domain;

import java.util.Map;
import org.inlay.customers.VisitType;
import org.inlay.orders.Reports.Question;

/** Counts the steps of the funnel, one statement each. */
public interface FunnelStore {
    /** Days with an enquiry. */
    Tally enquired(Question question);

    /** Days that are booked, neither cancelled nor moved. */
    Tally booked(Question question);

    /** Days with a visit. */
    Tally arrived(Question question);

    /** The same by the day's type (V3); types without a day are absent. */
    Map<VisitType, Tally> arrivedByType(Question question);

    /** Days with a visit and a standing deal, with the net of the dealt orders. */
    Tally dealt(Question question);

    /** The same by the day's type. */
    Map<VisitType, Tally> dealtByType(Question question);

    /** Standing deals of days without a visit. */
    Tally dealtWithoutVisit(Question question);
}
