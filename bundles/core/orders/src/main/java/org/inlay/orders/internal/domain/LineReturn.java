package org.inlay.orders.internal.domain;

import java.util.List;
import org.inlay.platform.Id;
import org.joda.money.Money;

/**
 * What a return does to one line.
 *
 * @param pieces pieces that come back; 0 where only an amount is returned
 * @param value net value returned
 */
public record LineReturn(Id line, int pieces, Money value, List<CourseReturn> courses) {
    /**
     * What it does to one entitlement of the line.
     *
     * @param voided sessions that may no longer be executed
     * @param value by how much the entitlement is worth less
     * @param forfeited part of {@code value} the customer does not get back, because what was executed is charged at list
     *     price (D11, {@code CUSTOMER})
     */
    public record CourseReturn(Id entitlement, int voided, Money value, Money forfeited) {}
}
