package org.inlay.coupons.internal.domain;

import org.inlay.platform.Id;

/**
 * A coupon that customers pass on by a QR code of their own (C2): a friend who came by it gets the coupon when the clinic enters them,
 * and whoever brought them a reward, once per friend.
 *
 * @param template the coupon for the friend
 * @param reward the coupon for who brought them
 * @param event how far the friend must have come for it
 */
public record Sharing(Id id, Id template, Id reward, Step event) {
    /** How far a friend has come; each includes those before. */
    public enum Step {
        /** Left a mobile number on the page of the QR code. */
        FOLLOWED,
        /** Was entered as a customer. */
        REGISTERED,
        /** Has arrived. */
        INITIAL_VISIT,
        /** Has a deal that stands. */
        FIRST_DEAL;

        /** Whether whoever has come so far has come that far, too. */
        public boolean includes(Step other) {
            return compareTo(other) >= 0;
        }
    }

    /**
     * The code of one customer for it. It entitles to nothing but to come as this customer's friend.
     *
     * @param clinic the home of the customer
     */
    public record Share(Id id, Sharing sharing, Id customer, String clinic) {}

    /** How many friends have come so far, and how many rewards were given. */
    public record Counted(Sharing sharing, long followed, long registered, long visited, long dealt, long rewarded) {}
}
