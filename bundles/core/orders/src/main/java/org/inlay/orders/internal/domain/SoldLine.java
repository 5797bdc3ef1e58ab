package org.inlay.orders.internal.domain;

import java.util.List;
import org.inlay.platform.Id;
import org.joda.money.Money;

/**
 * A line of a confirmed order as returns see it (D9, D11).
 *
 * @param quantity pieces sold
 * @param net of all pieces, after adjustments
 * @param returned pieces returned so far
 * @param returnedNet net value returned so far
 * @param courses the entitlements it brought; empty for what is not a package or card
 */
public record SoldLine(Id id, int quantity, Money net, int returned, Money returnedNet, List<Course> courses) {
    /** Pieces not returned. */
    public int pieces() {
        return quantity - returned;
    }

    /** Net value that may still be returned: executed sessions may not (D11). */
    public Money returnable() {
        return courses.isEmpty()
                ? net.minus(returnedNet)
                : Money.total(courses.stream().map(Course::openValue).toList());
    }
}
