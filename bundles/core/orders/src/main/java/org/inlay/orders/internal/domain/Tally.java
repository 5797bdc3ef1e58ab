package org.inlay.orders.internal.domain;

/**
 * What a report counted, over the customers that segments list.
 *
 * @param count customer-days (one per customer, clinic and date), or orders, or deals
 * @param customers different customers among them
 * @param minor money in minor units, 0 where none is asked for
 */
public record Tally(long count, long customers, long minor) {
    static final Tally NONE = new Tally(0, 0, 0);

    /** The rest, where no customer is in both. */
    Tally without(Tally part) {
        return new Tally(count - part.count, customers - part.customers, minor - part.minor);
    }
}
