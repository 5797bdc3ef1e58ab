package org.inlay.coupons.internal.domain;

import org.inlay.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * A coupon, or a promotion, as it was designed. Its terms change while it is a draft only, so what somebody has in the wallet stays
 * what it was; a change of a published one is a draft of the next version, which takes its place when it is published (G6).
 *
 * @param family id of the first version; limits per customer count over all of them
 * @param version 1 for the first
 * @param issued how many are in wallets
 */
public record Template(Id id, Id family, int version, Use use, Terms terms, State state, long issued) {
    /** Whether it is given with an order, or applies by itself. */
    public enum Use {
        COUPON,
        PROMOTION
    }

    /** How far it is. */
    public enum State {
        DRAFT,
        PUBLISHED,
        PAUSED,
        CLOSED
    }

    /** A new one. */
    public static Template draft(Id id, Use use, Terms terms) {
        return new Template(id, id, 1, use, terms, State.DRAFT, 0);
    }

    /** What is being designed and not kept yet. */
    public static Template designed(Use use, Terms terms) {
        return draft(new Id(0), use, terms);
    }

    /** Whether it can be published, for the first time or again. */
    public boolean publishable() {
        return state == State.DRAFT || state == State.PAUSED;
    }

    /** Whether it counts now, or would if it was not paused. */
    public boolean current() {
        return state == State.PUBLISHED || state == State.PAUSED;
    }

    /** How many are left; null while nobody has said how many there are. */
    public @Nullable Long remaining() {
        Long quantity = terms.quantity();
        return quantity == null ? null : quantity - issued;
    }
}
