package org.inlay.orders.internal.domain;

import org.inlay.platform.Id;
import org.joda.money.Money;

/**
 * How an entitlement that was bought on a line stands: the sessions of one component (D11).
 *
 * @param perPiece sessions that one piece of the line brought
 * @param alive sessions that are executed or may still be; those voided by returns are not counted
 * @param value net value of the alive sessions
 * @param executedValue part of {@code value} that was executed
 * @param listPrice of one session
 */
public record Course(
        Id entitlement, int perPiece, int alive, int executed, Money value, Money executedValue, Money listPrice) {
    /** Sessions that may still be executed. */
    public int open() {
        return alive - executed;
    }

    /** Net value of the sessions that may still be executed. */
    public Money openValue() {
        return value.minus(executedValue);
    }

    /** Net value of the next sessions to be executed (D11). */
    public Money valueOf(int sessions) {
        return Pieces.value(openValue(), open(), sessions);
    }
}
