package org.inlay.orders.internal.domain;

import org.inlay.orders.Reports.Question;

/** Counts who is new and who came back, one statement each. */
public interface RetentionStore {
    /** Confirmed orders with net above zero. */
    Tally orders(Question question);

    /** Those of customers whose first visit or order lies in the period. */
    Tally ordersOfNewcomers(Question question);

    /** Those with net below the amount, in minor units. */
    Tally ordersBelow(Question question, long minor);

    /** Customers who came in the period and on no other day until its end. */
    long singleVisitors(Question question);

    /** Customers with a standing deal in the period. */
    long buyers(Question question);

    /** Those of them who had one on an earlier date. */
    long repeatBuyers(Question question);
}
